"""Draw the pictures of the sample site.

Run by hand:  python tests/pictures/draw.py [name ...]
Needs:        cairosvg and Pillow (PyPI).
The pictures are committed beside their content; a build never runs this script. Flat colours, no gradients,
one palette (design/looks.md), and a random generator seeded by the picture's name: same script, same pictures.
"""

import io
import math
import random
import sys
from pathlib import Path

import cairosvg
from PIL import Image

ROOT = Path(__file__).resolve().parents[2] / "content"

PAPER, INK, LACQUER, GOLD, CELADON, LOTUS = "#FBF7EF", "#221C18", "#9B1C1F", "#8A6116", "#2F6B5E", "#B0466A"


def mix(a, b, t):
    """The colour a share `t` of the way from `a` to `b`."""
    pa, pb = (tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in (a, b))
    return "#%02X%02X%02X" % tuple(round(x + (y - x) * t) for x, y in zip(pa, pb))


# Tints: every one is the palette let down with paper or ink.
SKY = mix(PAPER, CELADON, 0.14)
DAWN = mix(PAPER, LOTUS, 0.16)
SAND = mix(PAPER, GOLD, 0.22)
STRAW = mix(PAPER, GOLD, 0.45)
WOOD = mix(GOLD, INK, 0.35)
DARKWOOD = mix(GOLD, INK, 0.62)
MIST = mix(PAPER, CELADON, 0.32)
LEAF = mix(PAPER, CELADON, 0.72)
MOSS = mix(PAPER, CELADON, 0.52)
DEEP = mix(CELADON, INK, 0.45)
PINK = mix(PAPER, LOTUS, 0.42)
BLUSH = mix(PAPER, LOTUS, 0.68)
SKIN = mix(mix(PAPER, "#C9892B", 0.34), LACQUER, 0.10)
TILE = mix(LACQUER, INK, 0.18)
WALL = mix(PAPER, GOLD, 0.12)
STONE = mix(PAPER, INK, 0.20)
SLATE = mix(PAPER, INK, 0.45)
INDIGO = mix(CELADON, INK, 0.62)
WHITE = "#FFFDF8"


class Sheet:
    """One drawing: SVG elements in painting order."""

    def __init__(self, name, width=1600, height=1067, ground=PAPER):
        self.name, self.w, self.h = name, width, height
        self.rng = random.Random(name)
        self.parts = []
        self.rect(0, 0, width, height, ground)

    def add(self, text):
        self.parts.append(text)

    def rect(self, x, y, w, h, fill, r=0, stroke=None, sw=0):
        self.add(f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="{r}" fill="{fill}"{pen(stroke, sw)}/>')

    def poly(self, points, fill, stroke=None, sw=0):
        self.add(f'<polygon points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}" fill="{fill}"{pen(stroke, sw)}/>')

    def path(self, d, fill="none", stroke=None, sw=0):
        self.add(f'<path d="{d}" fill="{fill}"{pen(stroke, sw)}/>')

    def line(self, x1, y1, x2, y2, stroke=INK, sw=4):
        self.path(f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}", "none", stroke, sw)

    def circle(self, x, y, r, fill, stroke=None, sw=0):
        self.add(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}"{pen(stroke, sw)}/>')

    def ellipse(self, x, y, rx, ry, fill, stroke=None, sw=0, turn=0):
        spin = f' transform="rotate({turn} {x:.1f} {y:.1f})"' if turn else ""
        self.add(f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{fill}"{pen(stroke, sw)}{spin}/>')

    def group(self, transform):
        self.add(f'<g transform="{transform}">')

    def end(self):
        self.add("</g>")

    def svg(self):
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {self.w} {self.h}" width="{self.w}" height="{self.h}" '
            f'stroke-linecap="round" stroke-linejoin="round">{"".join(self.parts)}</svg>'
        )

    def jpeg(self):
        png = cairosvg.svg2png(self.svg().encode(), output_width=self.w, output_height=self.h)
        out = io.BytesIO()
        Image.open(io.BytesIO(png)).convert("RGB").save(out, "JPEG", quality=72, optimize=True, progressive=True)
        return out.getvalue()


def pen(stroke, sw):
    return f' stroke="{stroke}" stroke-width="{sw}"' if stroke else ""


# ---------------------------------------------------------------- things that scenes share


def frame(s):
    """The woodcut's border: a paper margin and one ink line, the same on every scene."""
    m = 26
    s.path(f"M0 0H{s.w}V{s.h}H0Z M{m} {m}V{s.h - m}H{s.w - m}V{m}Z", PAPER)
    s.rect(m, m, s.w - 2 * m, s.h - 2 * m, "none", 0, INK, 5)


def sun(s, x, y, r=70, fill=None):
    s.circle(x, y, r, fill or mix(LACQUER, PAPER, 0.25))


def cloud(s, x, y, k=1.0, fill=WHITE):
    s.path(f"M{x} {y}h{260 * k}a{26 * k} {26 * k} 0 0 0 0 {-52 * k}h{-40 * k}a{52 * k} {52 * k} 0 0 0 {-100 * k} {-22 * k}"
           f"a{40 * k} {40 * k} 0 0 0 {-76 * k} {22 * k}h{-44 * k}a{26 * k} {26 * k} 0 0 0 0 {52 * k}Z", fill)


def hills(s, y, heights, fill, step=None):
    """A rolling ridge from left to right; `heights` above `y`."""
    step = step or s.w / (len(heights) - 1)
    d = f"M0 {y - heights[0]}"
    for i, h in enumerate(heights[1:], 1):
        x0, x1 = (i - 1) * step, i * step
        mid = (x0 + x1) / 2
        d += f"C{mid:.0f} {y - heights[i - 1]:.0f} {mid:.0f} {y - h:.0f} {x1:.0f} {y - h:.0f}"
    s.path(d + f"V{s.h}H0Z", fill)


def tree(s, x, y, h, leaf=CELADON, trunk=DARKWOOD, dark=None):
    """A round-headed shade tree standing at (x, y)."""
    dark = dark or mix(leaf, INK, 0.22)
    t = h * 0.055
    s.path(f"M{x - t} {y}C{x - t * .6} {y - h * .3} {x - t * .8} {y - h * .4} {x - h * .18} {y - h * .6}L{x} {y - h * .5}"
           f"L{x + h * .17} {y - h * .62}C{x + t} {y - h * .4} {x + t * .7} {y - h * .3} {x + t * 1.2} {y}Z", trunk)
    for dx, dy, r, c in ((-.22, .62, .19, dark), (.22, .64, .2, dark), (0, .56, .18, dark), (-.13, .78, .2, leaf), (.13, .8, .19, leaf), (0, .68, .19, leaf), (-.26, .68, .13, leaf), (.27, .7, .13, leaf)):
        s.circle(x + dx * h, y - dy * h, r * h, c)
    for dx, dy in ((-.2, .8), (-.08, .86), (.1, .84), (.02, .74), (-.24, .7), (.22, .74), (.12, .7)):
        s.path(f"M{x + dx * h - h * .035} {y - dy * h}q{h * .035} {-h * .035} {h * .07} 0", "none", mix(leaf, PAPER, 0.4), h * 0.011)


def palm(s, x, y, h, lean=20):
    s.path(f"M{x - 9} {y}Q{x + lean * .2} {y - h * .5} {x + lean} {y - h}L{x + lean + 10} {y - h}Q{x + lean * .2 + 16} {y - h * .5} {x + 11} {y}Z", WOOD)
    cx, cy = x + lean + 5, y - h
    for i, a in enumerate((-165, -140, -112, -80, -48, -20, 12, 168)):
        r = h * 0.36
        ex, ey = cx + r * math.cos(math.radians(a)), cy + r * math.sin(math.radians(a)) + r * 0.28
        mx, my = cx + r * .6 * math.cos(math.radians(a)), cy + r * .75 * math.sin(math.radians(a)) - r * .12
        s.path(f"M{cx} {cy}Q{mx:.0f} {my - 18:.0f} {ex:.0f} {ey:.0f}Q{mx:.0f} {my + 16:.0f} {cx} {cy}Z", CELADON if i % 2 else DEEP)


def bamboo(s, x, y, h, n=7, spread=150):
    for i in range(n):
        t = (i / (n - 1) - .5) * 2
        tx, hh = x + t * spread, h * (1 - .2 * abs(t)) * s.rng.uniform(.88, 1.04)
        bx = x + t * spread * .25
        s.path(f"M{bx:.0f} {y}Q{bx:.0f} {y - hh * .6:.0f} {tx:.0f} {y - hh:.0f}", "none", LEAF if i % 2 else CELADON, 9)
        for k in range(9):
            u = .42 + k * .07
            px, py = bx + (tx - bx) * u ** 2, y - hh * u
            for side in (-1, 1):
                L = s.rng.uniform(34, 56)
                s.path(f"M{px:.0f} {py:.0f}q{side * L * .5:.0f} {-6} {side * L:.0f} {L * .45:.0f}q{-side * L * .6:.0f} {-4} {-side * L:.0f} {-L * .45:.0f}Z", DEEP if (k + i) % 3 == 0 else CELADON)


def grass(s, x0, x1, y, n, colour=DEEP, size=18):
    for _ in range(n):
        x, yy = s.rng.uniform(x0, x1), y + s.rng.uniform(-6, 6)
        s.path(f"M{x:.0f} {yy:.0f}q{-size * .3:.0f} {-size * .7:.0f} {-size * .55:.0f} {-size}M{x:.0f} {yy:.0f}v{-size * 1.15:.0f}M{x:.0f} {yy:.0f}q{size * .3:.0f} {-size * .7:.0f} {size * .55:.0f} {-size}", "none", colour, 3)


def flower(s, x, y, r, petal=LOTUS, heart=STRAW, n=5):
    for i in range(n):
        a = 2 * math.pi * i / n - math.pi / 2
        s.circle(x + r * .62 * math.cos(a), y + r * .62 * math.sin(a), r * .46, petal)
    s.circle(x, y, r * .34, heart)


def lotus(s, x, y, k=1.0, petal=LOTUS, light=BLUSH, tip=PINK):
    """An open lotus seen from the side, its seat at (x, y)."""
    s.group(f"translate({x} {y}) scale({k})")
    for turn, fill in ((-62, petal), (62, petal), (-40, light), (40, light)):
        s.add(f'<path d="M0 0C-34 -34 -30 -92 0 -128C30 -92 34 -34 0 0Z" fill="{fill}" transform="rotate({turn})" stroke="{PAPER}" stroke-width="2.5"/>')
    for turn, fill in ((-20, tip), (20, tip), (0, petal)):
        s.add(f'<path d="M0 4C-38 -34 -34 -104 0 -146C34 -104 38 -34 0 4Z" fill="{fill}" transform="rotate({turn})" stroke="{PAPER}" stroke-width="2.5"/>')
    for turn in (-12, 0, 12):
        s.add(f'<path d="M0 -12V-100" fill="none" stroke="{light}" stroke-width="2.5" transform="rotate({turn})"/>')
    s.add(f'<path d="M-70 -26C-60 6 -24 16 0 14C24 16 60 6 70 -26C40 -14 20 -4 0 0C-20 -4 -40 -14 -70 -26Z" fill="{light}" stroke="{PAPER}" stroke-width="2.5"/>')
    s.end()


def bud(s, x, y, k=1.0):
    s.path(f"M{x} {y}C{x - 34 * k} {y - 26 * k} {x - 26 * k} {y - 92 * k} {x} {y - 124 * k}C{x + 26 * k} {y - 92 * k} {x + 34 * k} {y - 26 * k} {x} {y}Z", LOTUS)
    s.path(f"M{x} {y}C{x - 6 * k} {y - 40 * k} {x - 4 * k} {y - 90 * k} {x} {y - 124 * k}C{x + 24 * k} {y - 92 * k} {x + 32 * k} {y - 26 * k} {x} {y}Z", BLUSH)


def pad(s, x, y, rx, ry, fill=CELADON):
    """A lotus leaf lying on the water, with its veins and its notch."""
    s.ellipse(x, y, rx, ry, fill)
    for i in range(9):
        a = math.pi * 2 * i / 9 + .35
        s.line(x, y, x + rx * .86 * math.cos(a), y + ry * .86 * math.sin(a), mix(fill, PAPER, 0.28), 2.5)
    s.ellipse(x, y, rx * .08, ry * .1, mix(fill, PAPER, 0.5))


def leaf_up(s, x, y, rx, h, fill=CELADON):
    """A lotus leaf on its stalk, seen from the side."""
    s.path(f"M{x} {y}Q{x + 8} {y - h * .5} {x} {y - h}", "none", DEEP, 8)
    s.path(f"M{x - rx} {y - h - 8}Q{x - rx * .5} {y - h - rx * .42} {x} {y - h - rx * .2}Q{x + rx * .5} {y - h - rx * .42} {x + rx} {y - h - 8}Q{x + rx * .5} {y - h + rx * .34} {x} {y - h + rx * .2}Q{x - rx * .5} {y - h + rx * .34} {x - rx} {y - h - 8}Z", fill)
    s.path(f"M{x} {y - h + rx * .18}Q{x - rx * .4} {y - h} {x - rx * .85} {y - h - 6}M{x} {y - h + rx * .18}Q{x + rx * .4} {y - h} {x + rx * .85} {y - h - 6}M{x} {y - h + rx * .18}V{y - h - rx * .16}", "none", mix(fill, PAPER, .3), 3)


def roof(s, x, y, w, h, fill=TILE, rise=0.0, rows=6):
    """A tiled roof: eaves line at y, spanning x..x+w, `rise` lifts the corners."""
    lift = h * rise
    s.path(f"M{x} {y - lift}Q{x + w * .12} {y} {x + w * .22} {y}H{x + w * .78}Q{x + w * .88} {y} {x + w} {y - lift}Q{x + w * .86} {y - h * .45} {x + w * .84} {y - h}H{x + w * .16}Q{x + w * .14} {y - h * .45} {x} {y - lift}Z", fill)
    ink = mix(fill, INK, .35)
    for r in range(1, rows):
        yy = y - h * r / rows
        inset = w * (.13 + .03 * r / rows) if rise else w * .16 * r / rows
        s.line(x + inset + w * .02, yy, x + w - inset - w * .02, yy, ink, 2.5)
    s.line(x + w * .155, y - h, x + w * .845, y - h, ink, 11)


def gable(s, x, y, w, h, over=40, fill=TILE):
    """A plain tiled roof in side view: a trapezium with courses."""
    s.poly([(x - over, y), (x + w + over, y), (x + w - over * .6, y - h), (x + over * .6, y - h)], fill)
    ink = mix(fill, INK, .35)
    for i in range(1, 5):
        t = i / 5
        s.line(x - over + t * over * 1.6 + 6, y - h * t, x + w + over - t * over * 1.6 - 6, y - h * t, ink, 2.5)
    s.line(x + over * .5, y - h, x + w - over * .5, y - h, ink, 10)
    s.line(x - over, y, x + w + over, y, ink, 6)


def flag(s, x, y, h, k=1.0):
    """The national flag on its pole."""
    s.line(x, y, x, y - h, DARKWOOD, 9 * k)
    w, t = 170 * k, 112 * k
    s.path(f"M{x} {y - h}q{w * .3} {-16 * k} {w * .5} 0t{w * .5} 0v{t}q{-w * .25} {16 * k} {-w * .5} 0t{-w * .5} 0Z", LACQUER)
    star(s, x + w * .5, y - h + t * .5, 34 * k)


def star(s, x, y, r, fill="#D9B25F"):
    pts = []
    for i in range(10):
        a, rr = math.pi * i / 5 - math.pi / 2, r if i % 2 == 0 else r * .4
        pts.append((x + rr * math.cos(a), y + rr * math.sin(a)))
    s.poly(pts, fill)


def person(s, x, y, h, top=CELADON, bottom=INK, hat=None, hair=INK, pose="stand", face=1, skirt=False, arm=None, sleeve=None, skin=SKIN):
    """A small figure, feet at (x, y). `arm` is where the near hand goes, relative to the shoulder in units of height."""
    u = h / 100
    sleeve = sleeve or mix(top, INK, .22)
    s.group(f"translate({x:.1f} {y:.1f}) scale({u * face:.4f} {u:.4f})")
    if pose == "sit":
        s.path("M-9 -34L-8 -22L18 -22L18 0L25 0L27 -28Q26 -34 12 -35Z", bottom)
        s.path("M16 -2h14q1 5 -2 5h-12Z", DARKWOOD)
        base = -30
    elif skirt:
        s.path("M-9 -47L-15 -4H15L9 -47Z", bottom)
        s.path("M-9 -4h7v4h-9Z M3 -4h7l2 4h-9Z", DARKWOOD)
        base = -45
    elif pose == "walk":
        s.path("M-8 -48L-16 -2H-8L1 -34L9 -2H17L9 -48Z", bottom)
        s.path("M-18 -3h11v4h-13Z M9 -3h12v4h-13Z", DARKWOOD)
        base = -45
    else:
        s.path("M-9 -48L-10 -2H-2L0 -38L2 -2H10L9 -48Z", bottom)
        s.path("M-12 -3h11v4h-12Z M2 -3h11v4h-11Z", DARKWOOD)
        base = -45
    t = base
    s.path(f"M-10 {t}Q-12 {t - 20} -11 {t - 30}Q-9 {t - 37} 0 {t - 37}Q9 {t - 37} 11 {t - 30}Q12 {t - 20} 10 {t}Z", top)
    s.rect(-3.2, t - 41, 6.4, 7, skin)
    s.ellipse(0.6, t - 46, 7, 8, skin)
    if hair:
        s.path(f"M-7.6 {t - 42}Q-9 {t - 56} 1 {t - 56}Q8.5 {t - 55} 8 {t - 49}Q3 {t - 51} -1 {t - 50}Q-3 {t - 46} -4 {t - 40}Z", hair)
    ax, ay = arm or (4, 26)
    mx, my = ax * .5 + (2 if ay > 8 else 5), ay * .5 + 4
    s.path(f"M-1 {t - 31}Q{mx - 1} {t - 31 + my} {ax} {t - 31 + ay}", "none", sleeve, 6.4)
    s.circle(ax, t - 31 + ay, 3.1, skin)
    if hat == "non":
        s.path(f"M-17 {t - 48}L1 {t - 64}L19 {t - 48}Q1 {t - 43} -17 {t - 48}Z", STRAW)
        s.path(f"M-11 {t - 50.5}Q1 {t - 47} 13 {t - 50.5}M-6 {t - 55}Q1 {t - 53} 8 {t - 55}", "none", GOLD, .9)
    elif hat == "cap":
        s.path(f"M-8 {t - 50}Q-8 {t - 58} 1 {t - 58}Q9 {t - 57} 9 {t - 51}L17 {t - 49.5}L16 {t - 48}Z", CELADON)
    elif hat == "helmet":
        s.path(f"M-9 {t - 49}Q-9 {t - 60} 1 {t - 60}Q11 {t - 60} 11 {t - 49}Z", "#D9B25F")
        s.line(-11, t - 49, 13, t - 49, GOLD, 2)
    elif hat == "scarf":
        s.path(f"M-8.5 {t - 40}Q-11 {t - 58} 1 {t - 58}Q10 {t - 57} 9 {t - 51}Q2 {t - 53} -3 {t - 47}Z", LACQUER)
    elif hat == "bun":
        s.circle(-8, t - 47, 4, hair)
    elif hat == "nurse":
        s.path(f"M-7 {t - 52}Q-6 {t - 60} 1 {t - 60}Q8 {t - 60} 8 {t - 52}Z", WHITE, CELADON, .8)
    s.end()


def bicycle(s, x, y, k=1.0, frame_colour=LACQUER):
    """A bicycle facing right; (x, y) is the ground midway between the wheels."""
    s.group(f"translate({x} {y}) scale({k})")
    for cx in (-95, 95):
        s.circle(cx, -62, 60, "none", INK, 7)
        s.circle(cx, -62, 7, INK)
        for i in range(12):
            a = math.pi * i / 6
            s.line(cx, -62, cx + 56 * math.cos(a), -62 + 56 * math.sin(a), SLATE, 1.6)
    s.path("M-95 -62L-38 -150L62 -150L0 -66L-95 -62M-38 -150L0 -66M62 -150L95 -62M62 -150L56 -178", "none", frame_colour, 8)
    s.path("M30 -186Q52 -190 62 -176Q70 -166 60 -160", "none", INK, 7)
    s.path("M-42 -150L-46 -166", "none", INK, 7)
    s.path("M-72 -170Q-44 -180 -18 -170Q-40 -158 -72 -170Z", INK)
    s.circle(0, -66, 14, "none", INK, 5)
    s.line(0, -66, 10, -40, INK, 5)
    s.line(2, -38, 20, -38, INK, 6)
    s.path("M-95 -130H-30M-95 -130L-95 -66", "none", INK, 5)
    s.end()


def books(s, x, y, w, h, tones=(LACQUER, GOLD, CELADON, LOTUS, INK, STRAW, DEEP)):
    """A row of book spines filling a shelf."""
    end = x + w
    while x < end - 12:
        bw, bh = s.rng.uniform(14, 30), h * s.rng.uniform(.72, .97)
        bw = min(bw, end - x)
        c = s.rng.choice(tones)
        s.rect(x, y - bh, bw - 2, bh, c)
        s.rect(x + 3, y - bh * .8, max(bw - 8, 2), 4, mix(c, PAPER, .55))
        if bw > 20:
            s.rect(x + 3, y - bh * .25, bw - 8, 4, mix(c, PAPER, .55))
        x += bw


# ---------------------------------------------------------------- scenes


def lotus_pond(s):
    s.rect(0, 0, s.w, s.h, DAWN)
    sun(s, 1210, 230, 92)
    cloud(s, 260, 210, 1.1); cloud(s, 760, 150, .8)
    hills(s, 470, [60, 140, 70, 170, 90, 150, 60], MIST)
    hills(s, 490, [20, 50, 40, 90, 30, 70, 50], MOSS)
    # the pavilion on the far bank
    s.rect(330, 400, 190, 92, WALL); s.rect(395, 420, 60, 72, DARKWOOD)
    for x in (336, 380, 466, 510):
        s.rect(x, 400, 9, 92, DARKWOOD)
    roof(s, 280, 402, 290, 74, rise=.5, rows=4)
    tree(s, 230, 500, 190); tree(s, 640, 498, 150, LEAF); palm(s, 1420, 500, 240, 26); palm(s, 1490, 500, 190, -18)
    s.rect(0, 486, s.w, s.h, SKY)
    s.rect(0, 486, s.w, 10, DEEP)
    for i in range(34):
        x, y = s.rng.uniform(40, 1540), s.rng.uniform(515, 1040)
        s.line(x, y, x + s.rng.uniform(40, 150), y, MIST, 3)
    for x, y, r in ((180, 585, 80), (430, 560, 60), (720, 590, 84), (1010, 560, 66), (1290, 590, 90), (1500, 560, 60), (560, 660, 110), (930, 680, 120), (1330, 700, 130), (220, 720, 130)):
        pad(s, x, y, r, r * .3, CELADON if r % 3 else LEAF)
    for x, h, r in ((150, 250, 130), (640, 330, 120), (1150, 200, 120), (1440, 240, 130)):
        leaf_up(s, x, 960, r, h, CELADON)
    for x, y, h, k in ((380, 980, 330, 1.25), (870, 990, 380, 1.5), (1290, 980, 300, 1.15)):
        s.path(f"M{x} {y}Q{x + 14} {y - h * .5} {x} {y - h}", "none", DEEP, 9)
        lotus(s, x, y - h, k)
    for x, y, h, k in ((560, 980, 200, .9), (1080, 990, 330, .85), (1500, 990, 400, .75)):
        s.path(f"M{x} {y}Q{x - 12} {y - h * .5} {x} {y - h}", "none", DEEP, 8)
        bud(s, x, y - h, k)
    for x, y, r in ((60, 930, 190), (470, 1000, 230), (960, 1020, 240), (1480, 980, 230)):
        pad(s, x, y, r, r * .3, DEEP if r == 230 else CELADON)


def postman(s):
    s.rect(0, 0, s.w, s.h, SKY)
    sun(s, 330, 200, 80); cloud(s, 560, 190, 1.1); cloud(s, 1150, 140, .9)
    hills(s, 520, [90, 200, 110, 240, 150, 250, 120], MIST); hills(s, 530, [40, 70, 120, 60, 110, 50, 90], MOSS)
    # rice fields either side, a village behind
    s.rect(0, 520, s.w, 550, mix(PAPER, CELADON, .42))
    for i in range(9):
        y = 545 + i * i * 6.2
        s.line(0, y, 1600, y - 8, LEAF, 3 + i * .7)
    for x, w in ((760, 120), (930, 150), (1130, 120)):
        s.rect(x, 470, w, 60, WALL); s.rect(x + w * .4, 488, 26, 42, DARKWOOD); gable(s, x, 472, w, 46, 22)
    tree(s, 720, 532, 150, LEAF); tree(s, 1105, 532, 180); palm(s, 905, 532, 200, 18)
    bamboo(s, 1450, 560, 400, 9, 170); bamboo(s, 90, 580, 330, 7, 120)
    s.poly([(880, 530), (960, 530), (1600, 890), (1600, 1067), (0, 1067), (0, 1010)], SAND)
    s.path("M880 530L0 1010M960 530L1600 890", "none", GOLD, 5)
    for _ in range(60):
        x, y = s.rng.uniform(100, 1500), s.rng.uniform(880, 1040)
        s.line(x, y, x + s.rng.uniform(8, 26), y, STRAW, 4)
    # the milestone and the letter box
    s.path("M1330 742v-76q0 -36 34 -36t34 36v76Z", PAPER, INK, 4); s.path("M1330 682v-16q0 -36 34 -36t34 36v16Z", LACQUER, INK, 4)
    k, x, y = 1.72, 760, 990
    s.ellipse(x, y + 4, 330, 16, STRAW)
    bicycle(s, x, y, k)
    # the rider, in the bicycle's own measures
    s.group(f"translate({x} {y}) scale({k})")
    s.path("M-52 -172Q-30 -190 -14 -172L22 -118L-2 -42L-18 -46L-4 -112L-50 -148Z", mix(INDIGO, INK, .3))
    s.path("M-50 -176Q-24 -190 -8 -168L38 -118Q40 -108 30 -92L16 -36L2 -40L8 -98L-40 -142Z", INDIGO)
    s.path("M0 -40L32 -36Q36 -28 28 -26L0 -28Z", DARKWOOD)
    s.path("M-58 -170Q-66 -230 -24 -262Q0 -272 14 -254Q10 -210 -12 -168Q-36 -158 -58 -170Z", CELADON)
    s.path("M-10 -246Q20 -226 30 -208L52 -190", "none", DEEP, 17); s.circle(56, -187, 8, SKIN)
    s.rect(4, -284, 14, 24, SKIN); s.ellipse(16, -294, 20, 23, SKIN)
    s.path("M-8 -284Q-10 -314 8 -316L2 -292Z", INK)
    s.path("M-8 -300Q-8 -326 18 -324Q38 -322 36 -304L56 -298L54 -293Q20 -298 -8 -300Z", CELADON); s.path("M-8 -302Q14 -306 36 -304L36 -298Q14 -300 -8 -297Z", LACQUER)
    s.path("M-22 -258L18 -206", "none", DARKWOOD, 5)
    s.path("M-14 -214L54 -214L50 -150Q20 -142 -10 -150Z", WOOD); s.path("M-14 -214L54 -214L50 -186Q20 -174 -11 -186Z", GOLD); s.circle(20, -181, 5, PAPER)
    s.rect(-128, -178, 58, 46, STRAW, 3, INK, 3); s.line(-99, -178, -99, -132, LACQUER, 4); s.line(-128, -156, -70, -156, LACQUER, 4)
    s.rect(-122, -200, 46, 22, PAPER, 2, INK, 3)
    s.end()
    grass(s, 1420, 1570, 768, 16, DEEP, 24); grass(s, 50, 260, 862, 16, DEEP, 26)
    for xx, yy in ((1440, 752), (1490, 770), (1530, 748), (90, 850), (180, 838)):
        flower(s, xx, yy, 16, LOTUS)


def communal_house(s):
    s.rect(0, 0, s.w, s.h, mix(PAPER, GOLD, .14))
    sun(s, 1320, 190, 78); cloud(s, 160, 190, 1); cloud(s, 900, 130, .8)
    hills(s, 560, [60, 120, 70, 150, 80, 130, 90], MIST)
    tree(s, 180, 700, 470); tree(s, 1440, 700, 520, LEAF); palm(s, 360, 690, 420, -30)
    s.rect(0, 690, s.w, 400, SAND)
    for i in range(7):
        s.line(0, 720 + i * i * 7.6, 1600, 720 + i * i * 7.6, STRAW, 3)
    for i in range(-12, 13):
        s.line(800 + i * 60, 690, 800 + i * 190, 1067, STRAW, 3)
    # house: terrace, wall, pillars, doors, the great roof
    s.rect(330, 690, 940, 34, STONE); s.rect(370, 664, 860, 30, mix(STONE, PAPER, .4))
    s.rect(420, 500, 760, 166, WOOD)
    for i in range(10):
        x = 436 + i * 74
        s.rect(x, 520, 62, 146, DARKWOOD)
        s.rect(x + 7, 530, 21, 50, WOOD); s.rect(x + 34, 530, 21, 50, WOOD); s.rect(x + 7, 592, 21, 66, WOOD); s.rect(x + 34, 592, 21, 66, WOOD)
    s.rect(690, 520, 220, 146, INK); s.rect(756, 576, 88, 90, LACQUER); s.rect(768, 552, 64, 26, GOLD); s.circle(800, 610, 18, "#D9B25F")
    for x in (404, 552, 676, 910, 1034, 1182):
        s.rect(x, 494, 22, 172, LACQUER); s.rect(x - 5, 650, 32, 16, STONE)
    roof(s, 270, 510, 1060, 236, rise=.42, rows=9)
    s.path("M430 274Q460 236 520 250Q560 256 600 244L640 262M1170 274Q1140 236 1080 250Q1040 256 1000 244L960 262", "none", mix(TILE, INK, .35), 12)
    s.circle(800, 246, 30, "#D9B25F"); s.path("M740 262q20 -44 34 -26M860 262q-20 -44 -34 -26M800 208v-28", "none", LACQUER, 9)
    s.rect(700, 468, 200, 40, LACQUER); s.rect(706, 474, 188, 28, "none", 0, "#D9B25F", 3)
    for i in range(4):
        s.rect(742 + i * 32, 480, 18, 16, "#D9B25F", 3)
    for i in range(4):
        s.rect(680 - i * 14, 690 + i * 14, 240 + i * 28, 14, mix(STONE, INK, .05 + i * .06))
    flag(s, 560, 770, 330, .62)
    for x in (470, 1130):
        s.rect(x - 44, 800, 88, 56, mix(LACQUER, INK, .1), 8); s.rect(x - 52, 792, 104, 16, mix(LACQUER, INK, .3), 6)
        s.path(f"M{x} 792Q{x - 10} 740 {x - 4} 700", "none", DARKWOOD, 9)
        for dx, dy, r in ((-36, -74, 28), (22, -62, 26), (-6, -104, 32), (30, -108, 22), (-40, -118, 20)):
            s.circle(x + dx, 792 + dy, r, CELADON)
    person(s, 760, 900, 190, "#B0466A", INK, skirt=True, hair=INK, hat="bun", arm=(8, 20)); person(s, 850, 905, 198, PAPER, INDIGO, hair=SLATE, face=-1, arm=(9, 14))
    person(s, 1010, 960, 130, LACQUER, INDIGO, pose="walk"); person(s, 1075, 968, 124, CELADON, INK, pose="walk", arm=(12, -4))
    for _ in range(26):
        x, y = s.rng.uniform(60, 390), s.rng.uniform(760, 1010)
        s.ellipse(x, y, 11, 5, s.rng.choice((LACQUER, GOLD, STRAW)), turn=s.rng.uniform(0, 180))


def school_yard(s):
    s.rect(0, 0, s.w, s.h, SKY)
    cloud(s, 120, 200, 1); cloud(s, 1180, 160, 1.1); sun(s, 640, 128, 56)
    hills(s, 520, [120, 60, 140, 80, 130, 70, 110], MIST)
    s.rect(0, 640, s.w, 430, SAND)
    # two storeys of classrooms
    s.rect(250, 290, 1120, 360, mix(PAPER, GOLD, .3)); s.rect(250, 460, 1120, 20, STRAW)
    for fl in (0, 1):
        y = 312 + fl * 180
        for i in range(6):
            x = 290 + i * 180
            s.rect(x, y, 62, 100 if fl == 0 else 158, CELADON); s.line(x + 31, y, x + 31, y + (100 if fl == 0 else 158), PAPER, 4)
            s.rect(x + 76, y, 74, 72, INDIGO); s.path(f"M{x + 113} {y}v72M{x + 76} {y + 36}h74", "none", PAPER, 5)
    for i in range(36):
        s.line(262 + i * 31.6, 424, 262 + i * 31.6, 460, CELADON, 5)
    s.line(250, 424, 1370, 424, DEEP, 8)
    for i in range(7):
        s.rect(254 + i * 184, 290, 15, 360, WALL)
    gable(s, 250, 292, 1120, 100, 46)
    s.rect(640, 214, 340, 62, LACQUER); s.rect(648, 222, 324, 46, "none", 0, "#D9B25F", 4); star(s, 810, 246, 18)
    s.circle(700, 246, 9, "#D9B25F"); s.circle(920, 246, 9, "#D9B25F")
    s.rect(220, 644, 1180, 18, STONE)
    for i in range(5):
        s.line(0, 690 + i * i * 21, 1600, 690 + i * i * 21, STRAW, 3)
    tree(s, 150, 800, 500, LEAF); tree(s, 1490, 790, 460)
    for x, y in ((1330, 560), (1400, 490), (1560, 520), (1450, 420), (1530, 400), (1420, 600), (1580, 610)):
        flower(s, x, y, 15, LACQUER, "#D9B25F")
    flag(s, 800, 800, 500, .95); s.poly([(740, 824), (860, 824), (844, 796), (756, 796)], STONE)
    s.rect(1240, 796, 200, 14, WOOD); s.rect(1256, 810, 14, 46, DARKWOOD); s.rect(1410, 810, 14, 46, DARKWOOD)
    person(s, 1300, 860, 170, WHITE, INDIGO, pose="sit", arm=(20, 16)); s.rect(1330, 756, 44, 30, LOTUS, 2)
    person(s, 1385, 860, 165, WHITE, LACQUER, pose="sit", face=-1, arm=(18, 18))
    # children skipping rope
    s.path("M270 850Q410 700 560 850", "none", LACQUER, 6)
    person(s, 250, 960, 180, WHITE, INDIGO, arm=(12, 12)); person(s, 580, 960, 180, WHITE, LOTUS, skirt=True, face=-1, arm=(12, 12)); person(s, 412, 925, 172, WHITE, CELADON, arm=(12, -10))
    person(s, 905, 960, 250, mix(PAPER, LOTUS, .55), WHITE, skirt=True, hat="bun", arm=(14, 24)); person(s, 1010, 965, 165, WHITE, INDIGO, face=-1, arm=(16, 2)); person(s, 1075, 985, 168, WHITE, LACQUER, skirt=True, face=-1, arm=(14, 8))
    for x, y in ((250, 960), (580, 960), (412, 925), (1010, 965)):
        s.poly([(x - 14, y - 138), (x + 14, y - 138), (x, y - 112)], LACQUER)


def terraces(s):
    s.rect(0, 0, s.w, s.h, SKY)
    sun(s, 1180, 180, 84); cloud(s, 220, 220, 1.2); cloud(s, 680, 150, .8)
    hills(s, 430, [170, 250, 130, 300, 160, 270, 200], MIST); hills(s, 460, [60, 130, 180, 90, 160, 210, 120], MOSS)
    hills(s, 520, [30, 80, 60, 40, 110, 150, 190], LEAF)
    fills = [mix(PAPER, CELADON, .34), mix(PAPER, GOLD, .4), LEAF, mix(PAPER, GOLD, .55), mix(PAPER, CELADON, .5), STRAW, CELADON, mix(PAPER, GOLD, .5), LEAF, mix(PAPER, GOLD, .3)]
    y = 470
    for i, f in enumerate(fills):
        step = 34 + i * 9
        a, b = 40 + i * 5, -30 - i * 2
        d = f"M0 {y + a}C240 {y - 30 + a} 380 {y + 70} 620 {y + 34}S1000 {y + b} 1240 {y + 26}S1480 {y + 60} 1600 {y - 10}V1067H0Z"
        s.path(d, f, DEEP, 5)
        for k in range(1, 3):
            o = k * step / 3
            s.path(f"M0 {y + a + o}C240 {y - 30 + a + o} 380 {y + 70 + o} 620 {y + 34 + o}S1000 {y + b + o} 1240 {y + 26 + o}S1480 {y + 60 + o} 1600 {y - 10 + o}", "none", mix(f, PAPER, .35), 3)
        y += step
    for x, yy, k in ((250, 560, 1.0), (1180, 560, 1.15)):
        for px in (0, 60, 120, 180):
            s.rect(x + px * k, yy, 10 * k, 70 * k, DARKWOOD)
        s.rect(x - 14 * k, yy - 70 * k, 220 * k, 74 * k, WOOD)
        for j in range(6):
            s.line(x - 4 * k + j * 40 * k, yy - 68 * k, x - 4 * k + j * 40 * k, yy, DARKWOOD, 3)
        s.rect(x + 78 * k, yy - 56 * k, 36 * k, 56 * k, INK)
        s.poly([(x - 54 * k, yy - 58 * k), (x + 246 * k, yy - 58 * k), (x + 196 * k, yy - 148 * k), (x - 4 * k, yy - 148 * k)], STRAW, DARKWOOD, 4)
        for j in range(9):
            s.line(x - 34 * k + j * 30 * k, yy - 62 * k, x + 6 * k + j * 22 * k, yy - 144 * k, GOLD, 3)
        s.path(f"M{x + 84 * k} {yy}l-26 70M{x + 108 * k} {yy}l-26 70M{x + 76 * k} {yy + 22}h24M{x + 68 * k} {yy + 46}h24", "none", DARKWOOD, 5)
    palm(s, 190, 636, 230, -26); tree(s, 1500, 620, 220); tree(s, 520, 610, 150, LEAF)
    person(s, 560, 930, 210, INDIGO, INK, hat="non", arm=(16, 34)); person(s, 700, 965, 215, LACQUER, INDIGO, hat="scarf", skirt=True, arm=(18, 32)); person(s, 1010, 900, 195, CELADON, INK, hat="non", face=-1, arm=(18, 30))
    for x, yy in ((590, 932), (740, 968), (970, 902)):
        for j in range(7):
            s.path(f"M{x + j * 5 - 15} {yy}q{(j - 3) * 5} -40 {(j - 3) * 9} -58", "none", GOLD if j % 2 else WOOD, 4)
    # the buffalo
    s.path("M1232 990L1228 920Q1216 884 1262 874H1420Q1480 876 1488 930L1492 990H1466L1456 938H1320L1310 990H1286L1278 944L1262 990Z", INK)
    s.path("M1258 882Q1216 866 1190 888Q1158 926 1150 948Q1152 966 1174 968Q1206 962 1226 934L1258 922Z", INK)
    s.path("M1206 884Q1166 872 1154 836Q1182 858 1220 868ZM1232 878Q1262 868 1280 838Q1274 884 1240 892Z", SLATE)
    s.path("M1486 918q22 30 10 58", "none", INK, 6); s.circle(1188, 908, 4, PAPER); s.path("M1158 950q8 4 14 0", "none", SLATE, 3)


def clinic(s):
    s.rect(0, 0, s.w, s.h, mix(PAPER, CELADON, .1))
    sun(s, 250, 190, 66); cloud(s, 1120, 180, 1.1)
    hills(s, 560, [240, 140, 300, 190, 330, 210, 290], MIST); hills(s, 600, [90, 150, 80, 170, 110, 160, 80], MOSS)
    s.rect(0, 690, s.w, 400, SAND)
    s.rect(330, 420, 960, 290, WHITE); s.rect(330, 620, 960, 90, mix(PAPER, CELADON, .4))
    for x in (390, 520, 980, 1110):
        s.rect(x, 480, 92, 110, CELADON); s.rect(x + 8, 488, 34, 94, SKY); s.rect(x + 50, 488, 34, 94, SKY)
    s.rect(720, 470, 170, 240, DEEP); s.rect(732, 482, 68, 228, CELADON); s.rect(810, 482, 68, 228, CELADON); s.circle(792, 600, 6, STRAW); s.circle(818, 600, 6, STRAW)
    gable(s, 330, 420, 960, 130, 60)
    s.rect(640, 312, 330, 84, WHITE, 6, CELADON, 6); s.path("M690 332h20v22h22v20h-22v22h-20v-22h-22v-20h22Z", LACQUER); s.rect(752, 336, 190, 12, CELADON, 4); s.rect(752, 362, 140, 12, MIST, 4)
    for x in (352, 640, 950, 1252):
        s.rect(x, 420, 20, 290, mix(PAPER, GOLD, .3))
    s.rect(280, 704, 1060, 26, STONE)
    for i in range(3):
        s.rect(690 - i * 16, 730 + i * 16, 230 + i * 32, 16, mix(STONE, INK, .06 * i + .04))
    # benches with mothers
    for x in (390, 1010):
        s.rect(x, 660, 220, 14, WOOD); s.rect(x + 14, 674, 12, 38, DARKWOOD); s.rect(x + 194, 674, 12, 38, DARKWOOD)
    def mother(x, y, top, bottom, scarf, face):
        person(s, x, y, 190, top, bottom, hat=scarf, pose="sit", face=face, arm=(12, 12))
        f = face
        s.ellipse(x + 24 * f, y - 94, 27, 18, mix(PAPER, LOTUS, .5), turn=-20 * f); s.circle(x + 40 * f, y - 108, 12, SKIN); s.path(f"M{x + 28 * f} {y - 108}a12 12 0 0 {1 if f > 0 else 0} {24 * f} -2", mix(PAPER, LOTUS, .6))
    mother(424, 722, INDIGO, INK, "scarf", 1); mother(532, 722, LOTUS, INDIGO, "bun", 1); mother(1070, 722, CELADON, INDIGO, "scarf", 1); mother(1175, 722, mix(PAPER, GOLD, .5), INK, "bun", 1)
    person(s, 790, 890, 245, WHITE, INDIGO, hair=INK, arm=(17, 6)); s.line(784, 690, 792, 742, LACQUER, 4)
    person(s, 890, 896, 200, INDIGO, INK, hat="scarf", skirt=True, face=-1, arm=(14, 12))
    # herb garden in front
    for r in range(3):
        y = 860 + r * 76
        for x0, x1 in ((40, 600 - r * 40), (1020 + r * 40, 1560)):
            s.rect(x0, y, x1 - x0, 36, mix(GOLD, INK, .2), 10)
            for k in range(int((x1 - x0) / 46)):
                x = x0 + 26 + k * 46
                c = (CELADON, LEAF, DEEP)[(k + r) % 3]
                for a in (-30, 0, 30):
                    s.ellipse(x + a * .5, y - 12, 8, 22, c, turn=a)
                if (k + r) % 4 == 0:
                    s.circle(x, y - 34, 7, LOTUS)
    tree(s, 150, 730, 360, LEAF); tree(s, 1480, 730, 400)
    flag(s, 1400, 720, 300, .5)


def court(s):
    s.rect(0, 0, s.w, s.h, mix(PAPER, GOLD, .1))
    cloud(s, 120, 170, 1); cloud(s, 1240, 200, 1)
    hills(s, 520, [70, 140, 60, 120, 60, 150, 80], MIST)
    tree(s, 110, 720, 430, LEAF); tree(s, 1490, 720, 430)
    s.rect(0, 720, s.w, 350, SAND)
    s.rect(260, 330, 1080, 390, WALL)
    for x in (300, 400, 1130, 1230):
        for y in (390, 560):
            s.rect(x, y, 68, 112, INDIGO); s.path(f"M{x + 34} {y}v112M{x} {y + 50}h68", "none", PAPER, 5); s.rect(x - 8, y + 112, 84, 10, STRAW)
    s.rect(500, 330, 600, 390, mix(WALL, GOLD, .14))
    s.rect(690, 470, 220, 250, DARKWOOD); s.rect(704, 484, 90, 236, WOOD); s.rect(806, 484, 90, 236, WOOD)
    for x in (716, 818):
        s.rect(x, 500, 66, 84, DARKWOOD); s.rect(x, 604, 66, 100, DARKWOOD)
    for x in (510, 640, 920, 1050):
        s.rect(x, 352, 44, 360, WHITE)
        for k in (11, 22, 33):
            s.line(x + k, 380, x + k, 690, STONE, 2.5)
        s.rect(x - 10, 344, 64, 22, STRAW); s.rect(x - 10, 696, 64, 24, STRAW)
    s.rect(478, 300, 644, 48, mix(PAPER, GOLD, .3)); s.poly([(460, 302), (1140, 302), (800, 150)], mix(PAPER, GOLD, .2), GOLD, 6)
    s.circle(800, 244, 42, LACQUER); star(s, 800, 244, 28)
    s.rect(236, 310, 242, 28, TILE); s.rect(1122, 310, 242, 28, TILE)
    # the scales over the door
    s.path("M800 372v66M748 392h104M748 392l-22 40h44ZM852 392l-22 40h44Z", "none", GOLD, 5); s.path("M724 432h48q-8 18 -24 18t-24 -18ZM828 432h48q-8 18 -24 18t-24 -18Z", GOLD)
    flag(s, 1368, 760, 440, .6)
    for i in range(8):
        s.rect(470 - i * 34, 720 + i * 28, 660 + i * 68, 28, mix(PAPER, INK, .12 + .035 * i)); s.line(470 - i * 34, 720 + i * 28, 1130 + i * 34, 720 + i * 28, PAPER, 3)
    person(s, 590, 870, 240, INDIGO, INK, hair=SLATE, pose="walk", arm=(12, 22)); person(s, 690, 880, 228, LOTUS, INK, skirt=True, hat="bun", arm=(12, 22))
    person(s, 1000, 800, 220, INK, INK, face=-1, arm=(12, 18)); s.rect(958, 672, 32, 42, LACQUER, 2); person(s, 900, 812, 210, mix(PAPER, CELADON, .45), INDIGO, arm=(14, 12))
    person(s, 330, 1000, 255, mix(GOLD, PAPER, .3), INK, hat="non", pose="walk", arm=(12, 24))
    for x in (200, 1400):
        s.rect(x - 50, 850, 100, 70, STONE, 6); s.rect(x - 60, 838, 120, 20, SLATE, 4)
        for a in range(-60, 61, 24):
            s.ellipse(x + a * .7, 800 - (60 - abs(a)) * .5, 13, 56, CELADON if a % 48 else DEEP, turn=a)


def library(s):
    s.rect(0, 0, s.w, s.h, mix(PAPER, GOLD, .2))
    for x, w in ((40, 440), (1120, 440)):
        s.rect(x, 90, w, 640, DARKWOOD)
        for r in range(5):
            y = 112 + r * 122
            s.rect(x + 18, y, w - 36, 106, mix(DARKWOOD, INK, .45)); books(s, x + 22, y + 104, w - 46, 98)
    # window
    s.rect(560, 110, 480, 470, WOOD); s.rect(580, 130, 440, 430, mix(INDIGO, PAPER, .12))
    s.circle(910, 220, 46, STRAW)
    for x, h in ((590, 120), (660, 170), (740, 110), (820, 150), (900, 90), (960, 130)):
        s.rect(x, 560 - h, 60, h, mix(INDIGO, INK, .45))
        for k in range(3):
            s.rect(x + 12 + (k % 2) * 22, 560 - h + 20 + k * 28, 12, 14, STRAW)
    s.path("M800 130v430M580 340h440", "none", WOOD, 14); s.rect(540, 574, 520, 24, DARKWOOD)
    s.rect(600, 536, 46, 42, LACQUER, 5)
    for a in (-40, -15, 15, 40):
        s.ellipse(623 + a * .6, 506, 9, 34, CELADON, turn=a)
    s.rect(0, 730, s.w, 340, mix(WOOD, PAPER, .35))
    for i in range(9):
        s.line(0, 742 + i * i * 5, 1600, 742 + i * i * 5, mix(WOOD, PAPER, .12), 3)
    for x in (560, 1040):
        s.line(x, 0, x, 300, INK, 4); s.path(f"M{x - 66} 350Q{x - 60} 296 {x} 292Q{x + 60} 296 {x + 66} 350Z", LACQUER); s.ellipse(x, 350, 66, 12, "#F3DDA6")
    # readers behind the table
    def reader(x, y, top, hair, face, cap=None):
        s.path(f"M{x - 74} {y}Q{x - 80} {y - 130} {x} {y - 142}Q{x + 80} {y - 130} {x + 74} {y}Z", top)
        s.rect(x - 15, y - 170, 30, 40, SKIN); s.ellipse(x + 4 * face, y - 206, 42, 50, SKIN)
        s.path(f"M{x - 46} {y - 196}Q{x - 56} {y - 274} {x + 2} {y - 272}Q{x + 56} {y - 272} {x + 46} {y - 200}Q{x + 30 * face} {y - 240} {x - 10 * face} {y - 238}Q{x - 40} {y - 232} {x - 46} {y - 196}Z", hair)
        s.path(f"M{x - 62} {y - 18}L{x - 8} {y - 44}L{x} {y - 40}L{x + 8} {y - 44}L{x + 62} {y - 18}L{x + 58} {y + 20}L{x} {y + 2}L{x - 58} {y + 20}Z", WHITE, INK, 4); s.line(x, y - 40, x, y + 2, INK, 3)
        for k in (14, 24, 34):
            s.path(f"M{x - 48} {y - 20 + k * .8}L{x - 12} {y - 38 + k * .8}M{x + 12} {y - 38 + k * .8}L{x + 48} {y - 20 + k * .8}", "none", SLATE, 2)
    for x, top, hair, f in ((300, CELADON, INK, 1), (560, LOTUS, INK, -1), (820, INDIGO, SLATE, 1), (1080, mix(PAPER, GOLD, .6), INK, -1), (1320, LACQUER, INK, -1)):
        reader(x, 800, top, hair, f)
    s.poly([(110, 806), (1490, 806), (1560, 880), (40, 880)], WOOD); s.rect(40, 880, 1520, 30, DARKWOOD); s.rect(120, 910, 40, 160, DARKWOOD); s.rect(1440, 910, 40, 160, DARKWOOD)
    for x, c in ((430, LACQUER), (690, CELADON), (940, GOLD), (1200, INDIGO)):
        for k in range(3):
            s.rect(x - 46 + k * 5, 846 - k * 17, 92, 16, (c, PAPER, mix(c, INK, .3))[k], 2, INK, 2)
    for xx in (280, 800, 1320):
        s.rect(xx - 90, 960, 180, 22, WOOD, 6); s.rect(xx - 74, 982, 14, 90, DARKWOOD); s.rect(xx + 60, 982, 14, 90, DARKWOOD)


def street_cleaning(s):
    s.rect(0, 0, s.w, s.h, mix(DAWN, GOLD, .06))
    s.circle(800, 560, 120, mix(LACQUER, PAPER, .4))
    cols = [STRAW, mix(PAPER, CELADON, .4), mix(PAPER, LOTUS, .35), mix(PAPER, GOLD, .3), MIST, mix(PAPER, LACQUER, .25)]
    def house(x, w, h, c, left):
        s.rect(x, 640 - h, w, h, c, 0, INK, 3)
        s.poly([(x - 8, 640 - h), (x + w + 8, 640 - h), (x + w - 12, 640 - h - 40), (x + 12, 640 - h - 40)], TILE)
        n = int(h / 140)
        for f in range(n):
            y = 640 - h + 34 + f * 136
            for i in range(2):
                wx = x + w * (.14 + .44 * i)
                s.rect(wx, y, w * .28, 70, INDIGO if (f + i + int(x)) % 3 else "#F3DDA6"); s.line(wx + w * .14, y, wx + w * .14, y + 70, PAPER, 3)
            if f:
                s.rect(x + 6, y + 76, w - 12, 8, DEEP)
    x = -10
    for i, (w, h) in enumerate(((170, 470), (150, 400), (170, 350), (130, 290), (110, 240))):
        house(x, w, h, cols[i], True); s.rect(x + 14, 560, w - 28, 80, DARKWOOD)
        for k in range(1, 6):
            s.line(x + 14, 560 + k * 14, x + w - 14, 560 + k * 14, WOOD, 2)
        s.poly([(x + 4, 560), (x + w - 4, 560), (x + w + 14, 584), (x - 14, 584)], (LACQUER, CELADON, GOLD)[i % 3]); x += w
    x = 1610
    for i, (w, h) in enumerate(((180, 430), (150, 480), (170, 360), (130, 300), (110, 250))):
        x -= w; house(x, w, h, cols[5 - i], False); s.rect(x + 14, 560, w - 28, 80, DARKWOOD)
        for k in range(1, 6):
            s.line(x + 14, 560 + k * 14, x + w - 14, 560 + k * 14, WOOD, 2)
        s.poly([(x + 4, 560), (x + w - 4, 560), (x + w + 14, 584), (x - 14, 584)], (CELADON, LACQUER, GOLD)[i % 3])
    s.rect(0, 640, s.w, 430, mix(PAPER, INK, .3)); s.rect(0, 640, s.w, 40, STONE); s.rect(0, 680, s.w, 12, SLATE)
    for i in range(6):
        s.rect(80 + i * 280, 862, 150, 14, PAPER, 5)
    for x in (260, 1330):
        s.line(x, 690, x, 250, INK, 10); s.path(f"M{x} 260q0 -60 {70 if x < 800 else -70} -60", "none", INK, 9); s.ellipse(x + (80 if x < 800 else -80), 206, 30, 16, "#F3DDA6", INK, 4)
    tree(s, 560, 690, 300, LEAF); tree(s, 1090, 690, 280)
    # the cart and the sweeper
    s.path("M930 760h250l-22 190h-206Z", CELADON, INK, 5); s.rect(916, 742, 278, 24, DEEP, 6); s.path("M1180 770l80 -40", "none", INK, 10); s.circle(1000, 966, 44, INK); s.circle(1000, 966, 20, STONE); s.circle(1118, 966, 44, INK); s.circle(1118, 966, 20, STONE)
    s.path("M1030 820l26 -32l26 32M1082 836l14 38l-40 2M1050 876l-40 0l16 -38", "none", PAPER, 9)
    for bx, c in ((966, LACQUER), (1048, STRAW), (1132, LEAF)):
        s.path(f"M{bx - 34} 744q-8 -54 20 -62h28q28 8 20 62Z", mix(c, PAPER, .2)); s.path(f"M{bx - 14} 684h28", "none", INK, 6); s.path(f"M{bx - 6} 682l-12 -22M{bx + 6} 682l12 -22", "none", c, 6)
    person(s, 640, 990, 350, "#C9892B", INDIGO, hat="non", arm=(23, 20), sleeve=mix("#C9892B", INK, .1))
    s.rect(604, 800, 72, 11, WHITE); s.rect(606, 768, 68, 9, WHITE)
    s.line(696, 724, 812, 968, WOOD, 10)
    s.path("M786 916L826 898L890 1002Q840 1024 800 1010Z", STRAW, GOLD, 4)
    for k in range(6):
        s.line(800 + k * 5, 922 - k * 3, 812 + k * 13, 1006, GOLD, 3)
    for _ in range(30):
        xx, yy = s.rng.uniform(860, 930), s.rng.uniform(985, 1015)
        s.ellipse(xx, yy, 11, 5, s.rng.choice((GOLD, LEAF, LACQUER, STRAW)), turn=s.rng.uniform(0, 180))
    person(s, 330, 800, 200, mix("#C9892B", PAPER, .15), INDIGO, hat="non", arm=(16, 22)); s.line(362, 662, 420, 792, WOOD, 6); s.path("M408 766l22 -8l26 40q-30 12 -40 6Z", STRAW)


def loom(s):
    s.rect(0, 0, s.w, s.h, mix(PAPER, GOLD, .24))
    for i in range(14):
        s.rect(i * 118, 0, 110, 700, mix(WOOD, PAPER, .42 if i % 2 else .5))
    s.rect(560, 120, 480, 320, mix(PAPER, CELADON, .2)); hills_local = "M560 360Q680 270 790 340T1040 310V440H560Z"
    s.path(hills_local, MOSS); s.path("M560 400Q700 350 860 390T1040 380V440H560Z", LEAF); s.circle(940, 200, 40, mix(LACQUER, PAPER, .3))
    s.rect(560, 120, 480, 320, "none", 0, DARKWOOD, 18); s.line(800, 120, 800, 440, DARKWOOD, 10)
    s.rect(0, 690, s.w, 380, mix(WOOD, PAPER, .2))
    for i in range(8):
        s.line(0, 705 + i * i * 6.4, 1600, 705 + i * i * 6.4, WOOD, 4)
    # cloths hung on the wall
    def cloth(x, y, w, h, ground, motifs):
        s.rect(x, y, w, h, ground)
        n = int(h / 44)
        for r in range(n):
            yy = y + 10 + r * 44
            c = motifs[r % len(motifs)]
            if r % 3 == 0:
                s.rect(x, yy, w, 10, c); s.rect(x, yy + 16, w, 5, PAPER)
            elif r % 3 == 1:
                for k in range(int(w / 30)):
                    cx = x + 15 + k * 30
                    s.poly([(cx, yy - 2), (cx + 13, yy + 14), (cx, yy + 30), (cx - 13, yy + 14)], c); s.poly([(cx, yy + 6), (cx + 6, yy + 14), (cx, yy + 22), (cx - 6, yy + 14)], PAPER)
            else:
                pts = [(x + k * 15, yy + (22 if k % 2 else 4)) for k in range(int(w / 15) + 1)]
                s.path("M" + "L".join(f"{a:.0f} {b:.0f}" for a, b in pts), "none", c, 6)
        for k in range(int(w / 12)):
            s.line(x + 6 + k * 12, y + h, x + 6 + k * 12, y + h + 22, ground, 4)
    s.rect(60, 110, 430, 14, DARKWOOD, 6); s.rect(1110, 110, 430, 14, DARKWOOD, 6)
    cloth(80, 124, 170, 420, INDIGO, (LACQUER, STRAW, BLUSH)); cloth(290, 124, 170, 360, LACQUER, (STRAW, PAPER, INK)); cloth(1140, 124, 170, 370, CELADON, (STRAW, LACQUER, PAPER)); cloth(1350, 124, 170, 430, INK, (LACQUER, STRAW, CELADON))
    # loom
    for x in (470, 1130):
        s.rect(x, 360, 30, 610, DARKWOOD)
    s.rect(440, 360, 750, 30, DARKWOOD); s.rect(450, 640, 720, 28, WOOD)
    s.rect(470, 420, 690, 22, WOOD); s.rect(470, 520, 690, 22, WOOD)
    for k in range(60):
        x = 512 + k * 10.2
        s.line(x, 442, x, 640, (PAPER, LACQUER, PAPER, STRAW)[k // 4 % 4], 4)
    s.rect(490, 560, 650, 26, DARKWOOD, 8)
    s.poly([(512, 668), (1124, 668), (1170, 850), (466, 850)], INDIGO)
    for r in range(6):
        y = 682 + r * 28
        inset = (y - 668) * .25
        if r % 2 == 0:
            s.rect(512 - inset, y, 612 + inset * 2, 8, LACQUER)
        else:
            for k in range(21):
                cx = 520 - inset + k * (612 + inset * 2) / 20.5
                s.poly([(cx, y - 10), (cx + 11, y + 4), (cx, y + 18), (cx - 11, y + 4)], (STRAW, BLUSH)[k % 2])
    s.rect(446, 846, 744, 34, WOOD, 14)
    # weaver, seen from behind the beam at the right; her hands on the shed
    s.path("M620 1040Q610 860 720 800Q800 770 880 800Q990 860 980 1040Z", INDIGO)
    s.path("M640 960Q650 860 720 800L750 830Q690 880 690 960Z", LACQUER); s.path("M960 960Q950 860 880 800L850 830Q910 880 910 960Z", LACQUER)
    s.path("M700 820Q610 800 590 720", "none", mix(INDIGO, INK, .4), 44); s.path("M900 820Q990 800 1010 720", "none", mix(INDIGO, INK, .4), 44); s.circle(588, 704, 22, SKIN); s.circle(1012, 704, 22, SKIN)
    s.rect(776, 740, 48, 60, SKIN); s.ellipse(800, 700, 66, 76, INK); s.path("M730 700Q726 616 800 612Q874 616 870 700Q840 668 800 668Q760 668 730 700Z", LACQUER); s.path("M736 676Q800 640 864 676", "none", STRAW, 8); s.circle(800, 752, 24, INK)
    s.path("M990 700h120q14 8 0 20h-120q-16 -10 0 -20Z", WOOD, INK, 3)
    for x, c in ((180, LACQUER), (270, STRAW), (1330, CELADON), (1420, LOTUS)):
        s.ellipse(x, 960, 46, 40, c)
        for a in (-28, -10, 10, 28):
            s.path(f"M{x - 38} {960 + a * .6}Q{x} {960 + a * 1.4} {x + 38} {960 + a * .6}", "none", mix(c, PAPER, .4), 3)
    s.path("M110 960h260l-26 76h-208Z", STRAW, GOLD, 5); s.path("M1260 960h260l-26 76h-208Z", STRAW, GOLD, 5)
    for x in (110, 1260):
        for k in range(8):
            s.line(x + 18 + k * 30, 966, x + 32 + k * 26, 1030, GOLD, 3)
        s.line(x + 10, 996, x + 250, 996, GOLD, 3)


def bridge(s):
    s.rect(0, 0, s.w, s.h, SKY)
    sun(s, 330, 190, 70); cloud(s, 620, 160, 1); cloud(s, 1240, 220, .9)
    hills(s, 520, [300, 180, 350, 220, 330, 170, 320], MIST); hills(s, 600, [160, 240, 120, 60, 140, 230, 180], MOSS)
    s.path("M0 560Q200 540 330 640Q430 760 400 1067H0Z", LEAF); s.path("M1600 540Q1380 540 1290 640Q1190 760 1220 1067H1600Z", CELADON)
    s.path("M400 1067Q430 800 560 720Q800 660 1040 720Q1190 800 1220 1067Z", mix(PAPER, CELADON, .24))
    for i in range(26):
        y = s.rng.uniform(730, 1040); half = 160 + (y - 700) * .62
        x = s.rng.uniform(800 - half, 800 + half - 100); s.line(x, y, x + s.rng.uniform(40, 110), y, WHITE, 4)
    for x, y, r in ((520, 900, 46), (640, 1000, 58), (1010, 930, 50), (1110, 1010, 60), (820, 1030, 36)):
        s.path(f"M{x - r} {y}Q{x - r * .8} {y - r} {x} {y - r * .9}Q{x + r} {y - r * .7} {x + r} {y}Z", SLATE); s.path(f"M{x - r * .5} {y - r * .6}q{r * .4} -{r * .2} {r * .8} 0", "none", STONE, 5)
    tree(s, 130, 620, 330); tree(s, 1480, 620, 340, LEAF); bamboo(s, 60, 900, 380, 7, 120)
    # suspension bridge
    s.path("M0 560Q160 560 300 300M300 300Q800 700 1300 300M1300 300Q1440 560 1600 560", "none", INK, 8)
    s.path("M330 300Q800 720 1270 300", "none", SLATE, 5)
    deck = lambda x: 640 + 36 * (1 - ((x - 800) / 500) ** 2)
    cable = lambda x: 300 + 200 * (1 - ((x - 800) / 500) ** 2)
    for i in range(1, 25):
        x = 300 + i * 40
        s.line(x, cable(x), x, deck(x), SLATE, 3)
    s.path("M270 640Q800 712 1330 640V664Q800 736 270 664Z", WOOD, INK, 4)
    for i in range(44):
        x = 286 + i * 24; s.line(x, deck(x) + 2, x, deck(x) + 22, DARKWOOD, 3)
    s.path("M300 590Q800 662 1300 590", "none", LACQUER, 5)
    for x in (300, 1300):
        s.rect(x - 34, 290, 20, 400, STRAW, 0, INK, 3); s.rect(x + 14, 290, 20, 400, STRAW, 0, INK, 3); s.rect(x - 46, 280, 92, 24, LACQUER, 4); s.rect(x - 34, 430, 68, 14, STRAW, 0, INK, 3); s.poly([(x - 70, 760), (x + 70, 760), (x + 50, 684), (x - 50, 684)], STONE, INK, 4)
    for x, top, bot, k, f, hat in ((520, WHITE, INDIGO, 120, 1, None), (575, WHITE, LACQUER, 116, 1, None), (700, LACQUER, INDIGO, 150, 1, "scarf"), (930, INDIGO, INK, 156, -1, "non"), (1080, WHITE, CELADON, 118, -1, None)):
        person(s, x, deck(x) + 2, k, top, bot, hat=hat, pose="walk", face=f)
        if hat is None:
            s.rect(x - f * 16 - 11, deck(x) - k * .78, 22, 30, GOLD, 5)
    person(s, 170, 770, 190, "#C9892B", INDIGO, hat="helmet", arm=(16, 4)); s.rect(196, 640, 50, 34, WHITE, 2, INK, 3); s.path("M204 650h30M204 660h22", "none", CELADON, 4)
    grass(s, 40, 360, 840, 26, DEEP, 26); grass(s, 1260, 1560, 820, 26, DEEP, 26)
    for _ in range(22):
        flower(s, s.rng.uniform(1270, 1560), s.rng.uniform(770, 1020), 13, LOTUS if s.rng.random() < .6 else LACQUER)
    for _ in range(14):
        flower(s, s.rng.uniform(50, 330), s.rng.uniform(860, 1020), 13, PAPER, GOLD)


def tree_planting(s):
    s.rect(0, 0, s.w, s.h, mix(PAPER, GOLD, .1))
    sun(s, 1270, 210, 84); cloud(s, 220, 200, 1.1); cloud(s, 820, 140, .9)
    hills(s, 500, [120, 260, 160, 300, 190, 310, 220], MIST); hills(s, 560, [160, 90, 190, 110, 200, 140, 170], MOSS)
    for x in range(30, 1600, 62):
        tree(s, x, 560 + 30 * math.sin(x / 170) - 40, s.rng.uniform(70, 120), s.rng.choice((CELADON, LEAF)))
    hills(s, 660, [70, 110, 90, 120, 80, 60, 100], LEAF); hills(s, 740, [60, 80, 30, 90, 110, 60, 40], mix(PAPER, GOLD, .5)); hills(s, 860, [30, 90, 120, 60, 40, 70, 110], mix(PAPER, GOLD, .36))
    def sapling(x, y, k=1.0):
        s.ellipse(x, y, 46 * k, 14 * k, WOOD); s.path(f"M{x} {y}q4 {-50 * k} 0 {-96 * k}", "none", DARKWOOD, 6 * k)
        for dy, a in ((-40, -46), (-52, 46), (-72, -40), (-84, 40), (-104, 0)):
            s.ellipse(x + (16 * k if a > 0 else -16 * k if a < 0 else 0), y + dy * k, 9 * k, 24 * k, CELADON if dy % 3 else DEEP, turn=a)
    for x, y, k in ((130, 760, .7), (300, 745, .7), (480, 735, .7), (1380, 735, .7), (1520, 745, .75), (1120, 760, .8), (720, 770, .75), (920, 745, .65)):
        sapling(x, y, k)
    person(s, 420, 970, 300, INDIGO, INK, hat="non", arm=(19, 26)); s.line(464, 780, 540, 960, WOOD, 9); s.path("M522 936l36 -16l22 44q-18 26 -44 14Z", SLATE)
    sapling(640, 985, 1.35)
    person(s, 770, 975, 280, LOTUS, INDIGO, hat="non", face=-1, skirt=False, arm=(24, 34))
    person(s, 1010, 985, 305, CELADON, INK, hat="cap", arm=(18, 30)); s.path("M1046 850h60l-8 76h-44Z", STRAW, GOLD, 4); s.path("M1046 850q30 -40 60 0", "none", GOLD, 5)
    for a in (-24, 0, 24):
        s.ellipse(1076 + a * .6, 822, 9, 34, LEAF, turn=a)
    person(s, 1280, 990, 190, WHITE, INDIGO, face=-1, arm=(20, 22)); s.poly([(1264, 845), (1296, 845), (1280, 872)], LACQUER)
    s.path("M1206 892h44v50h-44Z", CELADON, INK, 4); s.path("M1206 900l-34 -22M1206 892q22 -30 44 0", "none", INK, 5)
    for i in range(6):
        s.line(1168 - i * 4, 888 + i * 16, 1164 - i * 5, 896 + i * 16, mix(CELADON, PAPER, .3), 4)
    sapling(1140, 1000, .95)
    grass(s, 40, 360, 1010, 26, CELADON, 24); grass(s, 1340, 1560, 1010, 20, CELADON, 24)


def one_stop(s):
    s.rect(0, 0, s.w, s.h, mix(PAPER, CELADON, .12))
    s.rect(0, 60, s.w, 110, LACQUER); s.rect(0, 170, s.w, 10, GOLD); star(s, 800, 115, 36)
    for x in (560, 1040):
        s.rect(x - 170, 106, 340, 18, "#D9B25F", 6)
    for x in (90, 1290):
        s.rect(x, 240, 220, 250, WHITE, 4, CELADON, 6)
        for k in range(7):
            s.rect(x + 24, 272 + k * 28, (172, 140, 160, 110, 168, 150, 90)[k], 10, MIST if k else LACQUER, 3)
    s.rect(390, 240, 820, 290, mix(PAPER, GOLD, .18), 4, STRAW, 6)
    for i in range(4):
        x = 415 + i * 202
        s.rect(x, 264, 180, 240, mix(PAPER, CELADON, .3)); s.rect(x, 264, 180, 46, CELADON); s.circle(x + 90, 287, 17, PAPER); s.rect(x + 84, 278, 12, 18, CELADON, 3)
    def clerk(x, top, hair, bun=False):
        s.path(f"M{x - 76} 620Q{x - 80} 500 {x} 486Q{x + 80} 500 {x + 76} 620Z", top); s.poly([(x - 22, 490), (x + 22, 490), (x, 534)], WHITE)
        s.rect(x - 14, 456, 28, 40, SKIN); s.ellipse(x, 424, 40, 47, SKIN)
        s.path(f"M{x - 44} 430Q{x - 52} 364 {x} 364Q{x + 52} 364 {x + 44} 430Q{x + 30} 396 {x - 4} 396Q{x - 34} 398 {x - 44} 430Z", hair)
        if bun:
            s.circle(x, 362, 20, hair)
        s.rect(x + 30, 538, 28, 16, LACQUER, 3)
    clerk(505, mix(PAPER, CELADON, .5), INK); clerk(707, WHITE, INK, True); clerk(909, mix(PAPER, CELADON, .5), SLATE); clerk(1111, WHITE, INK, True)
    s.rect(0, 760, s.w, 310, mix(PAPER, GOLD, .3))
    for i in range(-10, 12):
        s.line(800 + i * 100, 760, 800 + i * 210, 1067, STRAW, 3)
    for i in range(4):
        s.line(0, 790 + i * i * 26, 1600, 790 + i * i * 26, STRAW, 3)
    s.rect(330, 600, 940, 26, WOOD, 4, INK, 4); s.rect(350, 626, 900, 150, mix(WOOD, PAPER, .3), 0, INK, 4)
    for i in range(4):
        x = 370 + i * 220
        s.rect(x, 646, 200, 110, mix(WOOD, PAPER, .48)); lotus(s, x + 100, 738, .42, GOLD, STRAW, SAND)
    for x in (420, 830, 1190):
        s.rect(x - 46, 536, 92, 60, INK, 5); s.rect(x - 8, 590, 16, 14, INK)
    for x in (600, 1010):
        for k in range(4):
            s.rect(x - 36 + (k % 2) * 5, 590 - k * 9, 72, 8, (WHITE, STRAW, WHITE, BLUSH)[k], 1, INK, 1.5)
    person(s, 600, 985, 330, LOTUS, INK, hat="bun", skirt=True, arm=(17, -2)); s.rect(640, 728, 46, 60, WHITE, 2, INK, 3)
    person(s, 960, 985, 345, mix(GOLD, PAPER, .2), INDIGO, hair=SLATE, arm=(15, 12), face=-1)
    person(s, 1120, 990, 335, CELADON, INK, arm=(14, 20), face=-1)
    s.rect(110, 830, 330, 24, CELADON, 6); s.rect(110, 740, 330, 22, CELADON, 6); s.rect(130, 854, 14, 120, INK); s.rect(406, 854, 14, 120, INK)
    person(s, 190, 975, 300, INDIGO, INK, pose="sit", hair=STONE, arm=(20, 16)); person(s, 320, 975, 290, mix(PAPER, LOTUS, .5), INDIGO, pose="sit", hat="bun", arm=(18, 18)); s.rect(362, 846, 60, 40, WHITE, 2, INK, 3)
    s.rect(1375, 760, 90, 70, STONE, 6); s.rect(1365, 748, 110, 20, SLATE, 4)
    for a in range(-66, 67, 22):
        s.ellipse(1420 + a * .9, 690 - (66 - abs(a)) * .9, 15, 74, CELADON if a % 44 else LEAF, turn=a)


def flower_lane(s):
    s.rect(0, 0, s.w, s.h, SKY)
    sun(s, 800, 210, 70); cloud(s, 560, 170, .7); cloud(s, 900, 300, .7)
    vx, vy = 800, 560
    tree(s, 800, 570, 150, LEAF)
    walls = [STRAW, mix(PAPER, LOTUS, .3), mix(PAPER, CELADON, .36), mix(PAPER, GOLD, .26), mix(PAPER, LACQUER, .22)]
    edges = [0, 190, 350, 480, 585, 665]
    for side in (-1, 1):
        for i in range(5):
            a, b = edges[i], edges[i + 1]
            xa, xb = (a, b) if side < 0 else (1600 - a, 1600 - b)
            t = lambda x, y0: vy + (y0 - vy) * abs(x - vx) / 800
            top = (-40, 40, -60, 20, -30)[i]
            s.poly([(xa, t(xa, top)), (xb, t(xb, top)), (xb, t(xb, 930)), (xa, t(xa, 930))], walls[(i + (side > 0) * 2) % 5], INK, 4)
            s.poly([(xa, t(xa, top)), (xb, t(xb, top)), (xb, t(xb, top - 90)), (xa, t(xa, top - 90))], TILE)
            for f0, f1, c in ((130, 330, INDIGO), (520, 925, DARKWOOD)):
                xm, xn = xa + (xb - xa) * .22, xa + (xb - xa) * .6
                s.poly([(xm, t(xm, f0)), (xn, t(xn, f0)), (xn, t(xn, f1)), (xm, t(xm, f1))], c, PAPER, 4)
            xm, xn = xa + (xb - xa) * .05, xa + (xb - xa) * .95
            s.poly([(xm, t(xm, 380)), (xn, t(xn, 380)), (xn, t(xn, 440)), (xm, t(xm, 440))], (CELADON, LACQUER, GOLD)[i % 3])
    s.poly([(665, 650), (935, 650), (1600, 940), (1600, 1067), (0, 1067), (0, 940)], SAND)
    s.poly([(760, 622), (840, 622), (1250, 1067), (350, 1067)], mix(PAPER, INK, .16))
    s.poly([(665, 588), (935, 588), (935, 655), (665, 655)], SAND)
    s.poly([(740, 600), (860, 600), (1260, 1067), (340, 1067)], mix(PAPER, INK, .16))
    for k in range(7):
        t = (k + .5) / 7
        y = 610 + 440 * t ** 1.6
        s.line(800 - (y - 560) * .9, y, 800 + (y - 560) * .9, y, STONE, 3)
    # flower beds both sides, growing toward us
    for side in (-1, 1):
        for k in range(30):
            t = (k / 29) ** 1.7
            y = 622 + 430 * t
            x = 800 + side * (95 + 520 * t)
            r = 9 + 25 * t
            for j in range(3):
                s.circle(x + side * j * r * 1.25 + s.rng.uniform(-3, 3), y - r * .4, r * .85, (DEEP, CELADON, LEAF)[j])
            for j in range(4):
                flower(s, x + side * s.rng.uniform(-.6, 3.2) * r, y - s.rng.uniform(.2, 1.5) * r, r * .5, s.rng.choice((LOTUS, LACQUER, BLUSH, "#D9B25F", PAPER)), GOLD)
    for i in range(9):
        x = 640 + i * 40
        s.path(f"M{x} {430 - 24 * math.sin(math.pi * i / 8)}l18 0l-9 26Z", (LACQUER, "#D9B25F", CELADON)[i % 3])
    s.path("M630 432Q800 380 970 432", "none", INK, 3)
    person(s, 640, 930, 270, mix(PAPER, LOTUS, .6), INK, hat="non", arm=(20, 22)); s.path("M690 762h52v50h-52Z", CELADON, INK, 4); s.path("M742 772l36 -20M690 762q26 -32 52 0", "none", INK, 5)
    person(s, 905, 850, 220, WHITE, INDIGO, hair=STONE, face=-1, arm=(14, 18)); person(s, 780, 760, 130, LACQUER, INDIGO, pose="walk"); person(s, 860, 735, 120, CELADON, INK, pose="walk", face=-1)


def step_library(s):
    s.rect(0, 0, s.w, s.h, mix(PAPER, GOLD, .3))
    s.rect(0, 60, s.w, 720, mix(PAPER, GOLD, .36))
    for r in range(9):
        for c in range(12):
            if s.rng.random() < .22:
                s.rect(c * 140 + (r % 2) * 70, 90 + r * 74, 74, 24, mix(PAPER, GOLD, .46), 3)
    s.rect(590, 150, 420, 560, DARKWOOD); s.rect(612, 172, 376, 538, WOOD)
    for x in (626, 806):
        s.rect(x, 190, 166, 200, DARKWOOD); s.rect(x, 410, 166, 290, DARKWOOD); s.path(f"M{x + 14} 204h138v172h-138ZM{x + 14} 424h138v262h-138Z", "none", WOOD, 5)
    s.circle(786, 440, 12, "#D9B25F"); s.circle(814, 440, 12, "#D9B25F")
    s.poly([(530, 150), (1070, 150), (1030, 84), (570, 84)], TILE); s.line(530, 150, 1070, 150, mix(TILE, INK, .4), 9)
    for k in range(12):
        s.line(560 + k * 42, 146, 584 + k * 38, 88, mix(TILE, INK, .3), 3)
    for x in (500, 1100):
        s.line(x, 84, x, 190, INK, 4); s.path(f"M{x - 36} 200Q{x - 46} 250 {x - 30} 300H{x + 30}Q{x + 46} 250 {x + 36} 200Z", LACQUER); s.rect(x - 24, 190, 48, 12, GOLD); s.rect(x - 24, 300, 48, 12, GOLD); s.line(x, 312, x, 352, GOLD, 5)
    # shelves both sides of the door
    for x in (150, 1130):
        s.rect(x, 360, 330, 350, WOOD, 4, INK, 4)
        for r in range(3):
            y = 378 + r * 110
            s.rect(x + 16, y, 298, 94, mix(DARKWOOD, INK, .4)); books(s, x + 22, y + 92, 286, 88)
        s.poly([(x - 24, 362), (x + 354, 362), (x + 330, 318), (x, 318)], CELADON)
    for i in range(4):
        y, inset = 706 + i * 64, 300 - i * 96
        s.rect(max(inset, 0), y, 1600 - 2 * max(inset, 0), 64, mix(PAPER, INK, .13 + i * .05)); s.rect(max(inset, 0), y, 1600 - 2 * max(inset, 0), 12, mix(PAPER, INK, .06))
    s.rect(0, 962, s.w, 110, SAND)
    def child(x, y, k, top, bot, hair, face, c, girl=False):
        person(s, x, y, k, top, bot, hair=hair, pose="sit", face=face, arm=(20, 17), hat="bun" if girl else None)
        bx = x + face * k * .24
        s.poly([(bx - 34, y - k * .52), (bx, y - k * .46), (bx + 34, y - k * .52), (bx + 34, y - k * .38), (bx, y - k * .31), (bx - 34, y - k * .38)], c, INK, 3); s.line(bx, y - k * .46, bx, y - k * .31, INK, 3)
    child(420, 850, 300, WHITE, INDIGO, INK, 1, LACQUER); child(640, 920, 310, LOTUS, INDIGO, INK, 1, WHITE, True); child(1010, 850, 300, CELADON, INK, INK, -1, "#D9B25F"); child(1200, 920, 305, mix(PAPER, GOLD, .2), LACQUER, INK, -1, WHITE, True)
    s.poly([(398, 646), (440, 646), (419, 690)], LACQUER)
    person(s, 830, 775, 330, mix(PAPER, CELADON, .55), INDIGO, hair=STONE, arm=(16, 14), face=-1); s.rect(752, 560, 40, 54, LACQUER, 2)
    s.path("M250 962q-20 -70 10 -84q30 -20 60 10q40 -6 60 30l30 -24q14 20 -10 48l-10 20Z", "#C9892B"); s.path("M262 880l-14 -26l30 8ZM296 876l16 -22l8 30Z", "#C9892B"); s.circle(276, 906, 4, INK); s.circle(300, 906, 4, INK)
    for x in (70, 1530):
        s.rect(x - 46, 876, 92, 86, LACQUER, 8); s.rect(x - 54, 866, 108, 20, mix(LACQUER, INK, .25), 5)
        for a in range(-60, 61, 20):
            s.ellipse(x + a * .8, 810 - (60 - abs(a)), 14, 64, CELADON if a % 40 else LEAF, turn=a)
        for a, b in ((-30, 770), (20, 740), (44, 800)):
            flower(s, x + a, b, 18, LOTUS)


def sampan(s):
    s.rect(0, 0, s.w, s.h, mix(PAPER, LOTUS, .1))
    sun(s, 1180, 240, 96, mix(LACQUER, PAPER, .3)); cloud(s, 240, 200, 1.1); cloud(s, 760, 150, .8)
    hills(s, 470, [30, 60, 24, 50, 30, 64, 30], MIST)
    for x in (90, 190, 330, 1390, 1510, 470):
        palm(s, x, 480, s.rng.uniform(190, 270), s.rng.uniform(-30, 30))
    s.rect(820, 420, 150, 62, WOOD); s.rect(876, 436, 34, 46, INK); s.poly([(796, 424), (994, 424), (964, 352), (826, 352)], STRAW, GOLD, 4); s.rect(840, 482, 8, 36, DARKWOOD); s.rect(940, 482, 8, 36, DARKWOOD)
    s.rect(0, 480, s.w, 600, mix(PAPER, CELADON, .22)); s.rect(0, 478, s.w, 8, DEEP)
    for i in range(44):
        x, y = s.rng.uniform(30, 1540), s.rng.uniform(500, 1050); s.line(x, y, x + s.rng.uniform(50, 170), y, MIST, 3)
    for x, y, r in ((160, 560, 66), (360, 540, 50), (980, 550, 60), (1250, 570, 74), (1480, 550, 60), (120, 700, 120), (1440, 690, 130)):
        pad(s, x, y, r, r * .28, CELADON if r % 4 else LEAF)
    for x, y, h, k in ((230, 700, 150, .6), (1340, 690, 170, .7), (1180, 600, 90, .42), (420, 590, 90, .4)):
        s.path(f"M{x} {y}Q{x + 8} {y - h * .5} {x} {y - h}", "none", DEEP, 6); lotus(s, x, y - h, k)
    s.path("M300 848Q800 900 1340 800", "none", MIST, 16)
    s.path("M270 752Q360 800 520 806H1040Q1230 800 1370 720Q1320 850 1130 874H470Q330 850 270 752Z", DARKWOOD); s.path("M270 752Q360 800 520 806H1040Q1230 800 1370 720", "none", INK, 7); s.path("M330 806Q460 846 560 846H1060Q1220 838 1310 786", "none", WOOD, 6)
    # hũ gạo: the jars
    for x, k in ((980, 1.0), (1090, .84), (880, .8)):
        s.path(f"M{x - 50 * k} {812}Q{x - 66 * k} {812 - 76 * k} {x - 26 * k} {812 - 104 * k}H{x + 26 * k}Q{x + 66 * k} {812 - 76 * k} {x + 50 * k} {812}Z", mix(LACQUER, GOLD, .5)); s.rect(x - 34 * k, 812 - 122 * k, 68 * k, 22 * k, WOOD, 6); s.path(f"M{x - 52 * k} {812 - 46 * k}Q{x} {812 - 34 * k} {x + 52 * k} {812 - 46 * k}", "none", STRAW, 6)
    for a, h in ((-26, 130), (0, 160), (24, 120)):
        s.path(f"M1200 800Q{1200 + a * .4} {800 - h * .5} {1200 + a} {800 - h}", "none", DEEP, 6); bud(s, 1200 + a, 800 - h, .5)
    # the rower stands at the stern in áo bà ba and a checked scarf
    s.path("M520 812L530 640H610L640 812H592L572 700L562 812Z", INK)
    s.path("M510 672Q506 520 540 486Q572 468 606 486Q640 522 632 672Q572 690 510 672Z", LOTUS); s.path("M572 486V676", "none", mix(LOTUS, INK, .3), 4)
    s.path("M548 506Q600 540 660 552", "none", mix(LOTUS, INK, .2), 36); s.circle(672, 554, 15, SKIN); s.path("M600 512Q650 560 690 600", "none", mix(LOTUS, INK, .1), 34); s.circle(700, 608, 15, SKIN)
    s.rect(560, 446, 26, 44, SKIN); s.ellipse(576, 424, 30, 35, SKIN); s.path("M548 428Q540 386 574 384Q604 384 608 408Q584 402 566 412Q558 430 556 446Z", INK)
    s.path("M476 420L580 344L684 420Q580 444 476 420Z", STRAW); s.path("M500 412Q580 432 660 412M530 386Q580 398 630 386", "none", GOLD, 3)
    s.path("M540 484Q572 506 608 484L612 510Q572 530 536 508Z", WHITE); s.path("M544 494Q574 512 606 494M556 488v26M574 494v28M592 488v26", "none", INK, 3); s.poly([(540, 506), (560, 514), (552, 580), (530, 574)], WHITE, INK, 2); s.path("M536 530l20 4M534 552l20 4", "none", INK, 3)
    s.path("M650 520L770 910", "none", WOOD, 13); s.path("M756 866l34 -8l26 110q-22 24 -42 2Z", WOOD)
    for x, y, r in ((60, 960, 190), (440, 1010, 200), (1040, 1020, 210), (1520, 960, 210)):
        pad(s, x, y, r, r * .27, DEEP if r < 205 else CELADON)
    for x, y, h, k in ((150, 1000, 190, .85), (1440, 1000, 210, .95)):
        s.path(f"M{x} {y}Q{x + 10} {y - h * .5} {x} {y - h}", "none", DEEP, 8); lotus(s, x, y - h, k)


def meeting(s):
    s.rect(0, 0, s.w, s.h, mix(PAPER, GOLD, .18))
    for i in range(16):
        s.path(f"M{i * 106} 0V560Q{i * 106 + 53} 590 {i * 106 + 106} 560V0Z", LACQUER if i % 2 else mix(LACQUER, INK, .14))
    s.rect(260, 110, 1080, 180, mix(LACQUER, INK, .3), 6); s.rect(272, 122, 1056, 156, "none", 4, "#D9B25F", 4)
    s.rect(420, 158, 760, 22, "#D9B25F", 5); s.rect(500, 206, 600, 16, "#F3DDA6", 5); s.rect(600, 240, 400, 12, "#F3DDA6", 5)
    star(s, 336, 200, 40); lotus(s, 1262, 246, .58, "#D9B25F", "#F3DDA6", STRAW)
    s.rect(0, 560, s.w, 130, WOOD); s.rect(0, 560, s.w, 12, DARKWOOD)
    for i in range(20):
        s.line(i * 84, 576, i * 84, 690, DARKWOOD, 2)
    # presidium
    for x, top, hair in ((880, INDIGO, SLATE), (1030, WHITE, INK), (1180, mix(PAPER, LOTUS, .55), INK)):
        s.path(f"M{x - 58} 520Q{x - 60} 430 {x} 420Q{x + 60} 430 {x + 58} 520Z", top); s.rect(x - 11, 396, 22, 30, SKIN); s.ellipse(x, 374, 31, 37, SKIN); s.path(f"M{x - 34} 380Q{x - 40} 330 {x} 328Q{x + 40} 330 {x + 34} 380Q{x + 24} 352 {x} 352Q{x - 24} 352 {x - 34} 380Z", hair)
    s.rect(780, 500, 500, 90, WHITE); s.path("M780 500h500v22q-31 24 -62 0q-31 24 -62 0q-31 24 -63 0q-31 24 -62 0q-31 24 -63 0q-31 24 -62 0q-31 24 -63 0q-31 24 -63 0Z", mix(LACQUER, PAPER, .05))
    for x in (830, 1030, 1230):
        for a in (-26, -9, 9, 26):
            flower(s, x + a, 490 - abs(a) * .2, 15, (LOTUS, LACQUER, "#D9B25F", BLUSH)[int(a) % 4])
    # speaker at the lectern
    s.path("M420 520Q416 420 480 408Q544 420 540 520Z", mix(PAPER, CELADON, .55)); s.rect(468, 382, 24, 32, SKIN); s.ellipse(482, 356, 33, 40, SKIN); s.path("M446 360Q440 306 482 306Q526 308 518 350Q500 330 474 334Q454 340 446 360Z", INK); s.path("M532 450Q580 420 590 372", "none", mix(CELADON, PAPER, .3), 26); s.circle(592, 362, 15, SKIN)
    s.poly([(392, 490), (572, 490), (556, 600), (408, 600)], DARKWOOD); s.rect(380, 478, 204, 18, WOOD, 4); lotus(s, 482, 578, .46, GOLD, STRAW, SAND); s.path("M520 478q10 -40 -14 -52", "none", INK, 5)
    # the hall, seen from behind
    s.rect(0, 690, s.w, 380, mix(PAPER, GOLD, .3))
    tops = (INDIGO, WHITE, CELADON, LOTUS, mix(PAPER, GOLD, .6), LACQUER, mix(PAPER, CELADON, .5))
    for r in range(3):
        y, n, k = 800 + r * 110, 10 - r, .86 + r * .2
        for i in range(n):
            x = 800 + (i - (n - 1) / 2) * (150 + r * 26)
            c = tops[(i * 3 + r * 2) % 7]
            s.path(f"M{x - 60 * k:.0f} {y + 70 * k:.0f}Q{x - 64 * k:.0f} {y - 30 * k:.0f} {x:.0f} {y - 40 * k:.0f}Q{x + 64 * k:.0f} {y - 30 * k:.0f} {x + 60 * k:.0f} {y + 70 * k:.0f}Z", c)
            s.rect(x - 11 * k, y - 62 * k, 22 * k, 28 * k, SKIN)
            hair = (INK, INK, STONE, INK, SLATE)[(i + r * 2) % 5]
            s.ellipse(x, y - 86 * k, 33 * k, 38 * k, hair)
            if (i + r) % 4 == 1:
                s.circle(x, y - 66 * k, 17 * k, mix(hair, PAPER, .15))
            s.rect(x - 66 * k, y + 14 * k, 132 * k, 90 * k, mix(LACQUER, INK, .25 - r * .06), 12); s.rect(x - 66 * k, y + 14 * k, 132 * k, 12 * k, mix(LACQUER, INK, .45), 6)

def classroom(s):
    s.rect(0, 0, s.w, s.h, mix(PAPER, GOLD, .16))
    s.rect(0, 560, s.w, 130, mix(PAPER, CELADON, .4))
    s.rect(330, 130, 760, 390, WOOD); s.rect(350, 150, 720, 350, DEEP)
    for y, w in ((200, 420), (252, 560), (304, 500), (356, 590), (408, 300)):
        s.path(f"M390 {y}" + "q10 -16 20 0t20 0" * (w // 40), "none", PAPER, 5)
    flower(s, 1010, 230, 44, "#D9B25F", PAPER); s.path("M1010 262q8 90 -4 190", "none", "#D9B25F", 5)
    s.rect(560, 40, 300, 64, LACQUER, 4); star(s, 710, 72, 22); s.rect(600, 68, 70, 8, "#D9B25F", 3); s.rect(750, 68, 70, 8, "#D9B25F", 3)
    for x in (80, 1180):
        w = 190 if x < 500 else 340
        s.rect(x, 130, w, 340, CELADON); s.rect(x + 14, 144, w - 28, 312, SKY); s.circle(x + w * .62, 220, 30 if x > 500 else 0, mix(LACQUER, PAPER, .3))
        s.path(f"M{x + 14} 380Q{x + w * .4} 320 {x + w - 14} 390V456H{x + 14}Z", LEAF); s.line(x + w / 2, 144, x + w / 2, 456, CELADON, 10); s.line(x + 14, 300, x + w - 14, 300, CELADON, 8)
        s.rect(x - 14, 466, w + 28, 18, WALL)
    for x in (1230, 1330, 1430):
        s.rect(x, 424, 44, 42, LACQUER, 4)
        for a in (-36, -12, 12, 36):
            s.ellipse(x + 22 + a * .5, 396, 8, 32, CELADON if x != 1330 else DEEP, turn=a)
        flower(s, x + 22, 370, 13, LOTUS)
    s.rect(0, 690, s.w, 380, mix(WOOD, PAPER, .4))
    for i in range(7):
        s.line(0, 706 + i * i * 8.6, 1600, 706 + i * i * 8.6, mix(WOOD, PAPER, .2), 4)
    person(s, 1150, 760, 400, mix(PAPER, LOTUS, .5), WHITE, skirt=True, hat="bun", face=-1, arm=(20, 10)); s.poly([(1040, 520), (1076, 508), (1112, 520), (1112, 566), (1076, 554), (1040, 566)], WHITE, INK, 4); s.line(1076, 508, 1076, 554, INK, 3)
    tops = (WHITE, WHITE, mix(PAPER, CELADON, .35), WHITE, mix(PAPER, LOTUS, .35), WHITE)
    for r, (y, k, xs) in enumerate(((730, .8, (210, 420, 640, 850)), (850, 1.0, (150, 400, 660, 920, 1190, 1440)), (990, 1.22, (250, 560, 880, 1210, 1500)))):
        for i, x in enumerate(xs):
            if r == 0 and i == 3:
                continue
            c = tops[(i + r * 2) % 6]
            s.path(f"M{x - 58 * k:.0f} {y + 20 * k:.0f}Q{x - 60 * k:.0f} {y - 56 * k:.0f} {x} {y - 66 * k:.0f}Q{x + 60 * k:.0f} {y - 56 * k:.0f} {x + 58 * k:.0f} {y + 20 * k:.0f}Z", c)
            s.path(f"M{x - 24 * k:.0f} {y - 60 * k:.0f}L{x} {y - 30 * k:.0f}L{x + 24 * k:.0f} {y - 60 * k:.0f}Z", LACQUER)
            s.rect(x - 10 * k, y - 84 * k, 20 * k, 24 * k, SKIN); s.ellipse(x, y - 106 * k, 34 * k, 38 * k, INK)
            if (i + r) % 3 == 0:
                for side in (-1, 1):
                    s.path(f"M{x + side * 28 * k:.0f} {y - 104 * k:.0f}q{side * 34 * k:.0f} {4 * k:.0f} {side * 22 * k:.0f} {52 * k:.0f}q{-side * 14 * k:.0f} {-10 * k:.0f} {-side * 22 * k:.0f} {-36 * k:.0f}Z", INK); s.circle(x + side * 33 * k, y - 98 * k, 7 * k, LOTUS)
            s.rect(x - 100 * k, y + 14 * k, 200 * k, 16 * k, WOOD, 4, INK, 3); s.rect(x - 92 * k, y + 30 * k, 184 * k, 60 * k, mix(WOOD, PAPER, .25))
            s.poly([(x - 44 * k, y + 12 * k), (x, y + 2 * k), (x + 44 * k, y + 12 * k), (x, y + 16 * k)], WHITE, INK, 2)


def pass_road(s):
    s.rect(0, 0, s.w, s.h, SKY)
    sun(s, 1250, 180, 74); cloud(s, 180, 250, 1.1); cloud(s, 640, 130, .8)
    hills(s, 480, [330, 170, 390, 240, 360, 200, 300], MIST); hills(s, 620, [240, 390, 180, 320, 200, 370, 230], MOSS)
    cloud(s, 900, 440, 1.2, mix(WHITE, CELADON, .06)); cloud(s, 60, 520, 1.0, mix(WHITE, CELADON, .06))
    s.path("M1600 330Q1380 360 1240 520Q1040 640 700 640Q300 660 0 820V1067H1600Z", LEAF)
    s.path("M1600 560Q1420 600 1300 700Q1120 800 760 800Q340 820 0 980V1067H1600Z", CELADON)
    road = "M1590 400Q1440 420 1360 500Q1300 566 1420 600Q1540 640 1440 700Q1290 770 900 760Q420 750 300 850Q230 930 480 960Q900 990 1640 980"
    s.path(road, "none", GOLD, 76); s.path(road, "none", SAND, 66)
    s.path("M1590 400Q1440 420 1360 500Q1300 566 1420 600", "none", SAND, 40)
    for x, y in ((1240, 752), (1110, 792), (980, 802), (850, 800), (720, 798), (600, 804), (490, 822)):
        s.rect(x - 8, y - 8, 16, 46, WHITE); s.rect(x - 8, y - 8, 16, 15, LACQUER)
    for x, y, h in ((130, 800, 210), (300, 740, 170), (520, 680, 150), (1030, 620, 140), (1540, 380, 120), (1180, 560, 120), (780, 680, 120)):
        tree(s, x, y, h, CELADON if h % 20 else LEAF)
    s.rect(150, 640, 120, 62, WOOD); s.poly([(126, 644), (294, 644), (262, 578), (158, 578)], STRAW, GOLD, 4)
    # motorbike with the doctor and the medicine box
    s.group("translate(860 992) scale(1.5)")
    s.ellipse(0, 4, 160, 9, STRAW)
    for cx in (-88, 92):
        s.circle(cx, -40, 40, INK); s.circle(cx, -40, 25, STONE); s.circle(cx, -40, 7, INK)
    s.path("M-96 -46Q-92 -92 -40 -92L20 -88L52 -120L74 -128L94 -44L82 -42L64 -92L30 -48L-56 -44Z", LACQUER); s.path("M-52 -44L28 -48L20 -24H-36Z", SLATE); s.path("M-110 -96Q-40 -116 14 -94L12 -84H-96Z", INK); s.path("M66 -128L48 -146M60 -132L84 -140", "none", INK, 7); s.circle(88, -112, 11, STRAW, INK, 3); s.path("M-36 -26L-110 -22", "none", INK, 8)
    s.rect(-124, -158, 66, 60, WHITE, 4, INK, 3); s.path("M-98 -148h14v13h13v14h-13v13h-14v-13h-13v-14h13Z", LACQUER)
    s.path("M-40 -104L10 -112L38 -66L30 -34L14 -34L18 -62L-4 -84L-40 -84Z", INDIGO); s.path("M12 -36h26q6 8 -2 10H12Z", DARKWOOD)
    s.path("M-46 -98Q-52 -160 -16 -178Q8 -184 16 -166L6 -98Z", WHITE); s.path("M-12 -164Q12 -140 50 -144", "none", STONE, 15); s.circle(54, -145, 7, SKIN); s.rect(-4, -196, 13, 20, SKIN); s.ellipse(6, -206, 18, 21, SKIN); s.path("M-16 -200Q-18 -236 10 -234Q32 -232 30 -208L26 -206Q6 -216 -2 -200Z", CELADON); s.path("M-40 -160Q-34 -120 -50 -104", "none", MOSS, 8); s.path("M-52 -166q-22 6 -22 40q0 26 24 24Z", MOSS)
    s.end()
    grass(s, 60, 300, 1030, 20, DEEP, 26); grass(s, 1180, 1560, 900, 24, DEEP, 24)
    for _ in range(16):
        flower(s, s.rng.uniform(1200, 1560), s.rng.uniform(850, 915), 12, s.rng.choice((LOTUS, PAPER, "#D9B25F")), GOLD)


def tea_hills(s):
    s.rect(0, 0, s.w, s.h, mix(PAPER, GOLD, .12))
    sun(s, 380, 220, 84); cloud(s, 620, 180, 1); cloud(s, 1150, 240, .9)
    hills(s, 460, [100, 220, 130, 260, 150, 230, 170], MIST); hills(s, 500, [60, 40, 110, 60, 130, 70, 100], MOSS)
    def mound(cx, top, rx, ry, fill, rows):
        s.ellipse(cx, top + ry, rx, ry, fill)
        for i in range(rows):
            t = (i + 1) / (rows + .4)
            yy, half = top + ry * t * 1.05, rx * math.sqrt(max(0, 1 - (1 - t * 1.05) ** 2))
            n = int(half * 2 / 30)
            for k in range(n + 1):
                x = cx - half + k * (2 * half / max(n, 1))
                sag = 14 * t * (1 - ((x - cx) / half) ** 2)
                s.ellipse(x, yy + sag, 22 + 7 * t, 12 + 8 * t, CELADON if (k + i) % 3 else DEEP)
    mound(300, 520, 470, 420, LEAF, 6); mound(1330, 500, 480, 430, MOSS, 6)
    tree(s, 1310, 510, 200); tree(s, 240, 530, 160, DEEP)
    s.rect(1400, 450, 110, 60, WALL); s.rect(1440, 468, 26, 42, DARKWOOD); gable(s, 1400, 452, 110, 44, 20)
    mound(820, 610, 660, 520, mix(PAPER, CELADON, .62), 5)
    s.path("M770 1067Q800 900 780 800Q770 700 812 612Q822 700 838 800Q870 900 900 1067Z", SAND)
    def picker(x, y, k, top, hat, face, bottom=INDIGO):
        person(s, x, y, k, top, bottom, hat=hat, face=face, arm=(20, 24))
        bx = x - face * k * .2
        s.path(f"M{bx - k * .13} {y - k * .74}h{k * .26}l{-k * .04} {k * .34}h{-k * .18}Z", STRAW, GOLD, 4); s.ellipse(bx, y - k * .75, k * .13, k * .06, CELADON)
        for q in (.14, .24):
            s.line(bx - k * .11, y - k * (.74 - q), bx + k * .11, y - k * (.74 - q), GOLD, 3)
    picker(330, 800, 190, LOTUS, "non", 1); picker(1250, 790, 190, INDIGO, "scarf", -1, INK)
    for x in range(100, 760, 34):
        s.ellipse(x, 800 + 12 * math.sin(x / 60), 26, 20, CELADON if x % 3 else DEEP)
    for x in range(960, 1560, 34):
        s.ellipse(x, 796 + 12 * math.sin(x / 50), 26, 20, CELADON if x % 3 else DEEP)
    picker(560, 960, 290, LACQUER, "non", 1); picker(1080, 965, 285, CELADON, "non", -1, INK)
    for row, y in enumerate((955, 1020, 1070)):
        for x in range(-20, 1640, 46):
            if 790 < x < 880 and row < 3:
                continue
            s.ellipse(x + row * 17, y + 10 * math.sin(x / 90 + row), 40, 32, (CELADON, DEEP, LEAF)[(x // 46 + row) % 3])
            s.path(f"M{x + row * 17 - 12} {y - 14:.0f}q12 -16 24 0", "none", MOSS, 4)


def power_line(s):
    s.rect(0, 0, s.w, s.h, SKY)
    sun(s, 1300, 220, 84); cloud(s, 160, 190, 1); cloud(s, 900, 150, .9)
    hills(s, 600, [200, 330, 180, 380, 240, 340, 280], MIST); hills(s, 660, [90, 160, 230, 120, 200, 150, 110], MOSS); hills(s, 760, [60, 50, 110, 70, 90, 130, 120], LEAF)
    for x, y, k in ((900, 720, .62), (1120, 690, .62), (1330, 730, .7)):
        s.rect(x, y - 50 * k, 200 * k, 74 * k, WOOD); s.rect(x + 80 * k, y - 34 * k, 36 * k, 58 * k, "#F3DDA6"); s.poly([(x - 44 * k, y - 46 * k), (x + 244 * k, y - 46 * k), (x + 196 * k, y - 132 * k), (x + 4 * k, y - 132 * k)], STRAW, DARKWOOD, 3)
        for q in (10, 90, 170):
            s.rect(x + q * k, y + 24 * k, 9 * k, 46 * k, DARKWOOD)
    tree(s, 1070, 760, 150); tree(s, 1520, 760, 190, LEAF)
    for i in range(5):
        y = 820 + i * 56
        s.path(f"M0 {y + 20}Q800 {y - 34} 1600 {y + 10}V1067H0Z", (mix(PAPER, GOLD, .4), mix(PAPER, CELADON, .5))[i % 2])
        for k in range(26):
            x = 30 + k * 62 + (i % 2) * 30
            if 380 < x < 700:
                continue
            yy = y + 20 - 54 * (1 - ((x - 800) / 800) ** 2) + 30
            for a in (-26, 0, 26):
                s.path(f"M{x} {yy:.0f}q{a * .3} -24 {a} -40", "none", CELADON if k % 2 else DEEP, 5)
    for px, top, bottom, w in ((540, 150, 1010, 30), (1220, 470, 700, 12), (60, 330, 840, 18)):
        s.poly([(px - w * .4, top), (px + w * .4, top), (px + w * .62, bottom), (px - w * .62, bottom)], STONE, INK, 4)
        arm = w * 5.4
        s.rect(px - arm, top + w * 1.5, arm * 2, w * .6, WOOD, 3, INK, 3)
        for q in (-.9, -.35, .35, .9):
            s.rect(px + q * arm - w * .2, top + w * .8, w * .4, w * .75, LACQUER, 3)
    for a, b, c in ((-146, 1220 - 58, -87), (-57, 1220 - 22, -34), (57, 1220 + 22, 34), (146, 1220 + 58, 87)):
        s.path(f"M{540 + a} 174Q{(540 + a + b) / 2} 420 {b} 480", "none", INK, 4); s.path(f"M{540 + a} 174Q{(540 + a + 60 + c) / 2} 330 {60 + c} 344", "none", INK, 4)
    s.path("M604 1016L574 470M664 1016L618 470" + "".join(f"M{602 - i * 2.9:.0f} {980 - i * 52}L{661 - i * 4.4:.0f} {980 - i * 52}" for i in range(10)), "none", GOLD, 9)
    def worker(x, y, k, face):
        s.group(f"translate({x} {y}) scale({k * face} {k})")
        s.path("M-22 -60L-30 60L-8 62L2 -20L24 20L20 66H42L46 6L22 -62Z", INDIGO); s.path("M-34 58h30v12h-34ZM18 62h30v12h-30Z", INK)
        s.path("M-26 -56Q-34 -130 2 -140Q34 -134 28 -56Z", "#C9892B"); s.rect(-29, -76, 58, 10, INK); s.path("M-28 -104L28 -96", "none", PAPER, 8)
        s.path("M16 -118Q48 -130 66 -168", "none", mix("#C9892B", INK, .15), 18); s.circle(69, -175, 9, SKIN); s.rect(-5, -158, 14, 22, SKIN); s.ellipse(5, -170, 20, 23, SKIN); s.path("M-20 -170Q-22 -204 6 -204Q32 -204 32 -174Z", LACQUER); s.line(-24, -172, 38, -172, mix(LACQUER, INK, .3), 6)
        s.end()
    s.path("M500 470Q540 500 590 470", "none", INK, 8)
    worker(478, 470, 1.12, 1); worker(640, 600, 1.12, -1)
    person(s, 800, 1000, 240, "#C9892B", INDIGO, hat="helmet", face=-1, arm=(18, -4)); s.path("M606 690Q700 900 758 912", "none", LACQUER, 4)
    person(s, 900, 1010, 215, LOTUS, INK, hair=STONE, skirt=True, face=-1, arm=(12, -8)); person(s, 965, 1014, 130, WHITE, INDIGO, face=-1, arm=(14, -10))
    s.circle(330, 990, 56, WOOD, INK, 5); s.circle(330, 990, 36, LACQUER); s.circle(330, 990, 14, WOOD)


def kitchen(s):
    s.rect(0, 0, s.w, s.h, mix(INDIGO, PAPER, .12))
    s.rect(0, 0, s.w, 720, mix(WOOD, PAPER, .3))
    for r in range(9):
        for c in range(13):
            s.rect(c * 130 - (r % 2) * 65 + 3, r * 80 + 3, 124, 74, mix(WOOD, PAPER, .36 if (r + c) % 3 else .42), 3)
    s.rect(90, 120, 340, 330, DARKWOOD); s.rect(108, 138, 304, 294, INDIGO); s.circle(330, 220, 36, STRAW); s.path("M108 400Q200 340 280 390T412 380V432H108Z", INK); s.line(260, 138, 260, 432, DARKWOOD, 10)
    for x, y in ((150, 190), (210, 250), (180, 320), (370, 300)):
        s.circle(x, y, 4, STRAW)
    s.line(520, 120, 1090, 120, INK, 10)
    for i, x in enumerate((570, 680, 800, 920, 1030)):
        s.line(x, 120, x, 160, INK, 4)
        if i % 2:
            s.circle(x, 208, 50, SLATE, INK, 4); s.circle(x, 208, 34, STONE)
        else:
            s.rect(x - 6, 160, 12, 90, WOOD); s.path(f"M{x - 34} 250h68q0 50 -34 50t-34 -50Z", SLATE, INK, 4)
    s.rect(1150, 170, 380, 16, WOOD); s.rect(1150, 330, 380, 16, WOOD)
    for i in range(5):
        x = 1170 + i * 72
        s.rect(x, 100, 52, 70, (LACQUER, STRAW, CELADON, GOLD, LOTUS)[i], 6); s.rect(x + 6, 88, 40, 14, INK, 4)
        s.path(f"M{x - 4} 290h60q0 40 -30 40t-30 -40Z", WHITE, CELADON, 4)
        s.path(f"M{x - 4} 262h60q0 40 -30 40t-30 -40Z", WHITE, CELADON, 4)
    s.rect(0, 720, s.w, 350, mix(PAPER, INK, .4))
    for i in range(5):
        s.line(0, 750 + i * i * 18, 1600, 750 + i * i * 18, SLATE, 3)
    # stove with two great pots
    s.rect(430, 700, 760, 210, mix(LACQUER, INK, .25)); s.rect(410, 684, 800, 28, mix(STONE, PAPER, .2), 4, INK, 4)
    for r in range(3):
        for c in range(9):
            s.rect(436 + c * 86 - (r % 2) * 30, 724 + r * 62, 80, 54, mix(LACQUER, PAPER, .12), 3)
    for x in (610, 1010):
        s.path(f"M{x - 90} 910V830Q{x - 90} 760 {x} 760Q{x + 90} 760 {x + 90} 830V910Z", INK)
        for a, c, h in ((-46, LACQUER, 70), (-14, "#D9B25F", 96), (22, LACQUER, 84), (52, "#C9892B", 60), (-60, "#C9892B", 44), (0, "#F3DDA6", 50)):
            s.path(f"M{x + a - 22} 908Q{x + a - 26} {908 - h * .5} {x + a} {908 - h}Q{x + a + 26} {908 - h * .5} {x + a + 22} 908Z", c)
        s.line(x - 120, 912, x + 110, 900, WOOD, 18); s.line(x - 100, 900, x + 120, 914, DARKWOOD, 16)
        s.path(f"M{x - 150} 520H{x + 150}L{x + 134} 680H{x - 134}Z", SLATE, INK, 5); s.ellipse(x, 520, 150, 30, STONE, INK, 5); s.ellipse(x, 522, 132, 22, WHITE); s.path(f"M{x - 148} 560q-34 0 -34 24t38 22M{x + 148} 560q34 0 34 24t-38 22", "none", INK, 9)
        for k in (-1, 0, 1):
            s.path(f"M{x + k * 60} 480q-26 -40 0 -76t0 -78", "none", WALL, 11)
    person(s, 470, 985, 520, LOTUS, INDIGO, hat="bun", arm=(25, -22), hair=INK); s.line(600, 452, 648, 530, WOOD, 12)
    s.path("M420 740h100l14 150h-128Z", WHITE)
    person(s, 1180, 985, 520, CELADON, INK, hat="scarf", face=-1, arm=(25, -22)); s.line(1050, 452, 1000, 530, WOOD, 12)
    s.path("M1130 740h100l14 150h-128Z", WHITE)
    s.rect(1270, 800, 300, 24, WOOD, 4, INK, 4); s.rect(1290, 824, 20, 180, DARKWOOD); s.rect(1530, 824, 20, 180, DARKWOOD)
    for i in range(4):
        x = 1288 + i * 70
        s.rect(x, 736, 56, 64, mix(PAPER, CELADON, .5), 6, INK, 4); s.path(f"M{x + 4} 736q24 -40 48 0", "none", INK, 5); s.line(x, 762, x + 56, 762, CELADON, 4)
    s.path("M90 1010h230l-30 -120h-170Z", STRAW, GOLD, 5)
    for x, y, c in ((140, 880, CELADON), (190, 870, LEAF), (240, 880, LACQUER), (280, 886, CELADON), (170, 900, "#C9892B"), (226, 902, LEAF)):
        s.circle(x, y, 30, c)
    for i in range(9):
        s.line(106 + i * 24, 1000, 126 + i * 20, 896, GOLD, 3)


def border_post(s):
    s.rect(0, 0, s.w, s.h, SKY)
    sun(s, 300, 230, 84); cloud(s, 520, 180, 1); cloud(s, 1180, 150, .9)
    s.rect(0, 470, s.w, 600, mix(PAPER, CELADON, .3))
    for x, w, h in ((90, 220, 110), (360, 150, 160), (520, 200, 90), (820, 120, 130)):
        s.path(f"M{x} 474Q{x + w * .2} {474 - h} {x + w * .5} {474 - h}Q{x + w * .85} {474 - h * .9} {x + w} 474Z", MOSS if h % 20 else LEAF)
    s.rect(0, 470, s.w, 6, DEEP)
    for i in range(46):
        x, y = s.rng.uniform(30, 1200), s.rng.uniform(490, 900); s.line(x, y, x + s.rng.uniform(40, 150), y, (WHITE, MIST)[i % 2], 4)
    def boat(x, y, k, sail):
        s.path(f"M{x - 80 * k} {y}q{16 * k} {34 * k} {40 * k} {34 * k}h{90 * k}q{26 * k} 0 {40 * k} {-44 * k}Z", DARKWOOD); s.line(x, y, x, y - 130 * k, INK, 5 * k); s.path(f"M{x + 6 * k} {y - 126 * k}q{70 * k} {50 * k} {64 * k} {112 * k}h{-64 * k}Z", sail); s.path(f"M{x - 6 * k} {y - 110 * k}q{-50 * k} {50 * k} {-52 * k} {96 * k}h{52 * k}Z", mix(sail, INK, .15)); s.rect(x - 26 * k, y - 148 * k, 26 * k, 16 * k, LACQUER)
    boat(300, 610, .8, LACQUER); boat(700, 560, .5, STRAW); boat(160, 780, 1.15, "#C9892B")
    s.path("M1600 380Q1440 400 1330 470Q1160 540 1000 640Q780 730 640 860Q560 940 520 1067H1600Z", LEAF)
    s.path("M1600 640Q1300 660 1080 790Q900 900 860 1067H1600Z", CELADON)
    s.path("M520 1067Q560 940 640 860Q700 810 760 772Q690 860 680 940Q676 1010 700 1067Z", SAND)
    road = "M980 1090Q1000 960 1130 900Q1300 830 1260 740Q1230 690 1290 650"
    s.path(road, "none", GOLD, 70); s.path(road, "none", SAND, 60)
    s.rect(1080, 470, 420, 180, "#D9B25F" if False else mix(PAPER, GOLD, .36)); s.rect(1080, 620, 420, 36, STONE)
    for i in range(5):
        x = 1100 + i * 80
        if i == 2:
            s.rect(x - 6, 520, 60, 132, DEEP); s.rect(x, 528, 22, 124, CELADON); s.rect(x + 26, 528, 22, 124, CELADON)
        else:
            s.rect(x, 520, 50, 66, INDIGO); s.path(f"M{x + 25} 520v66M{x} 552h50", "none", PAPER, 4)
    gable(s, 1080, 472, 420, 84, 34)
    s.rect(1190, 402, 200, 44, CELADON, 4, PAPER, 3); star(s, 1290, 424, 16); s.rect(1204, 420, 60, 8, PAPER, 3); s.rect(1316, 420, 60, 8, PAPER, 3)
    flag(s, 1000, 660, 460, 1.05); s.poly([(960, 676), (1040, 676), (1026, 648), (974, 648)], STONE, INK, 3)
    tree(s, 1560, 690, 300); palm(s, 900, 742, 250, -24); palm(s, 850, 770, 190, 20)
    # boundary stone
    s.path("M770 960V800L806 760L842 800V960Z", STONE, INK, 5); s.rect(786, 806, 40, 30, LACQUER); star(s, 806, 821, 12)
    for y in (856, 880, 904):
        s.rect(786, y, 40, 8, SLATE, 2)
    def soldier(x, y, k, face):
        person(s, x, y, k, mix(CELADON, INK, .2), mix(CELADON, INK, .2), hair=INK, pose="walk", face=face, arm=(13, 18))
        u = k / 100
        s.path(f"M{x - 8.5 * u * face} {y - 94 * u}L{x - 10 * u * face} {y - 101 * u}Q{x} {y - 106 * u} {x + 12 * u * face} {y - 101 * u}L{x + 9 * u * face} {y - 94 * u}Z", mix(CELADON, INK, .45)); s.line(x - 6 * u * face, y - 95 * u, x + 14 * u * face, y - 93.6 * u, mix(CELADON, INK, .6), 2.2 * u); s.circle(x + 4 * u * face, y - 98.5 * u, 2.2 * u, LACQUER); s.line(x - 10 * u, y - 50 * u, x + 10 * u, y - 49 * u, WOOD, 3 * u)
    soldier(1010, 1000, 300, -1); soldier(1180, 900, 220, -1)
    person(s, 600, 1010, 260, mix(PAPER, GOLD, .3), INDIGO, hat="non", arm=(18, 4)); s.path("M646 850h44l-4 40h-36Z", WHITE, INK, 3)
    grass(s, 1250, 1560, 960, 28, DEEP, 28)
    for _ in range(26):
        flower(s, s.rng.uniform(1230, 1570), s.rng.uniform(860, 1030), 14, s.rng.choice((LOTUS, BLUSH)), PAPER)


# ---------------------------------------------------------------- portraits


def ground(s, colour, motif):
    """A portrait's background: one flat tint, a sun disc behind the head and a row of leaves from the person's world."""
    s.rect(0, 0, s.w, s.h, colour)
    s.circle(450, 500, 350, mix(colour, WHITE, .5))
    deep = mix(colour, INK, .16)
    if motif == "lotus":
        for x, y, k in ((90, 330, .8), (810, 300, .9), (70, 800, 1.0), (835, 780, .9)):
            s.path(f"M{x} {y}q10 90 0 220", "none", deep, 7); lotus(s, x, y, k, deep, mix(colour, INK, .09), mix(colour, WHITE, .3))
    elif motif == "leaf":
        for x, turn in ((70, 16), (200, 6), (700, -6), (830, -16)):
            s.group(f"translate({x} 1000) rotate({turn})")
            s.path("M0 0V-760", "none", deep, 7)
            for i in range(11):
                for d in (-1, 1):
                    s.path(f"M0 {-90 - i * 62}q{d * 40} -50 {d * 96} -46q{-d * 30} 44 {-d * 96} 46Z", deep)
            s.end()
    elif motif == "books":
        for r in range(6):
            y = 170 + r * 200
            s.rect(0, y, s.w, 14, deep)
            x = 8
            while x < s.w:
                w, h = s.rng.uniform(22, 50), s.rng.uniform(110, 168)
                s.rect(x, y - h, w - 4, h, mix(colour, INK, s.rng.choice((.06, .1, .14)))); x += w
        s.circle(450, 500, 350, mix(colour, WHITE, .5))
    elif motif == "hills":
        for i, (y, hs) in enumerate(((640, (90, 220, 120, 250, 130)), (760, (60, 100, 200, 90, 160)), (900, (120, 60, 110, 170, 80)))):
            hills(s, y, hs, mix(colour, INK, .05 + i * .06))
    elif motif == "waves":
        for r in range(13):
            for c in range(8):
                x, y = c * 130 - (r % 2) * 65, 620 + r * 50
                for q in (56, 38, 20):
                    s.circle(x + 60, y + 50, q, mix(colour, INK, (.05, .1, .16)[(56 - q) // 18]), colour, 3)
    elif motif == "weave":
        for r in range(26):
            for c in range(19):
                x, y = c * 50, r * 50
                if (r + c) % 2:
                    s.poly([(x + 25, y + 5), (x + 45, y + 25), (x + 25, y + 45), (x + 5, y + 25)], mix(colour, INK, .09))
        s.circle(450, 500, 350, mix(colour, WHITE, .5))
    elif motif == "columns":
        for x in (40, 220, 620, 800):
            s.rect(x, 120, 70, 1080, mix(colour, INK, .1)); s.rect(x - 14, 90, 98, 34, deep)
            for k in (18, 35, 52):
                s.line(x + k, 150, x + k, 1200, colour, 3)


def shoulders(s, fill, width=330, top=800, slope=70, edge=None):
    """The body: sloping shoulders that run off the foot of the sheet."""
    s.path(f"M{450 - width} 1200Q{450 - width - 10} {top + slope + 60} {450 - width + 90} {top + slope - 10}Q{450 - 130} {top + 10} 380 {top - 30}H520Q{450 + 130} {top + 10} {450 + width - 90} {top + slope - 10}Q{450 + width + 10} {top + slope + 60} {450 + width} 1200Z", fill)
    dark = edge or mix(fill, INK, .22)
    s.path(f"M{450 - width + 108} 1200Q{450 - width + 106} {top + 240} {450 - width + 130} {top + 190}M{450 + width - 108} 1200Q{450 + width - 106} {top + 240} {450 + width - 130} {top + 190}", "none", dark, 7)


def head(s, skin=SKIN, age=0):
    """Neck, ears, face; a few strokes only. The face spans 310..590 by 330..720."""
    shade = mix(skin, INK, .16)
    s.path("M380 640V800Q450 870 520 800V640Z", shade)
    s.path("M388 620V790Q450 850 512 790V620Z", skin)
    s.path("M388 716Q450 772 512 716L512 690H388Z", shade)
    s.ellipse(322, 530, 26, 46, skin); s.ellipse(578, 530, 26, 46, skin)
    s.path("M322 470Q322 330 450 326Q578 330 578 470Q580 600 536 668Q492 722 450 722Q408 722 364 668Q320 600 322 470Z", skin)
    line = mix(skin, INK, .62)
    s.path("M360 494q30 -18 64 -4M476 490q34 -14 64 4", "none", line, 9)
    s.path("M370 532q24 16 48 0M482 532q24 16 48 0", "none", line, 6)
    s.path("M452 528Q444 580 434 598Q446 612 464 606", "none", mix(skin, INK, .3), 6)
    s.path("M412 652Q450 680 490 652", "none", mix(skin, LACQUER, .55), 8)
    if age:
        s.path("M378 588Q396 604 392 628M522 588Q504 604 508 628M396 420Q450 408 504 420", "none", mix(skin, INK, .24), 4)


def glasses(s):
    s.circle(394, 532, 48, "none", INK, 7); s.circle(506, 532, 48, "none", INK, 7); s.path("M442 526q8 -8 16 0M346 526L318 516M554 526L582 516", "none", INK, 7)


def hair_short(s, fill=INK):
    s.path("M318 500Q298 300 450 286Q604 296 584 500L572 500Q576 420 540 388Q470 420 380 384Q330 412 330 500Z", fill)


def hair_women(s, fill=INK, bun=True):
    s.path("M312 560Q282 290 450 280Q618 290 588 560Q584 470 556 420Q500 392 450 362Q400 392 344 420Q316 470 312 560Z", fill)
    s.path("M450 288V366", "none", mix(fill, PAPER, .25), 4)
    if bun:
        s.ellipse(450, 268, 80, 54, fill); s.path("M392 258Q450 226 508 258", "none", mix(fill, PAPER, .22), 5)


def portrait_teacher(s):
    ground(s, mix(PAPER, LOTUS, .28), "lotus")
    s.path("M330 500Q270 760 340 830H560Q630 760 570 500Z", INK)
    shoulders(s, WHITE, 300, 806, 60, STONE); head(s); hair_women(s, bun=False)
    s.path("M382 770Q450 830 518 770L530 836Q450 890 370 836Z", WHITE, STONE, 5); s.path("M450 858L556 960L600 1200", "none", STONE, 5)
    for x, y, k in ((300, 1010, .5), (250, 1130, .42), (356, 1110, .36)):
        lotus(s, x, y, k)
    s.path("M520 1010L700 980L716 1180L536 1210Z", LACQUER, INK, 6); s.path("M540 1030L690 1006", "none", "#D9B25F", 6)
    s.path("M330 1150Q470 1130 600 1122", "none", STONE, 62); s.path("M330 1150Q470 1130 600 1122", "none", WHITE, 52); s.path("M616 1120L672 1112", "none", SKIN, 40); s.path("M660 1098l26 -4M664 1112l26 -2M662 1126l22 0", "none", SKIN, 13)


def portrait_doctor(s):
    ground(s, mix(PAPER, CELADON, .34), "hills")
    shoulders(s, WHITE, 340, 800, 66, STONE)
    s.poly([(384, 800), (516, 800), (500, 1010), (400, 1010)], mix(PAPER, CELADON, .55)); s.poly([(438, 830), (462, 830), (478, 1010), (450, 1060), (422, 1010)], CELADON)
    head(s); hair_short(s); glasses(s)
    s.path("M382 784L330 830L400 1010L450 1120V1200H470V1120L500 1010L570 830L518 784L500 900L450 1050L400 900Z", WHITE, STONE, 6)
    s.path("M356 812Q320 980 380 1050M544 812Q584 960 560 1020", "none", INK, 12); s.path("M380 1050Q450 1120 540 1060", "none", INK, 0); s.circle(560, 1040, 28, SLATE, INK, 6); s.path("M372 1044q-6 40 18 56M372 1044q22 30 40 34", "none", INK, 9)
    s.rect(600, 1080, 110, 14, STONE); s.rect(616, 1052, 12, 50, LACQUER); s.rect(640, 1046, 12, 56, CELADON)


def portrait_veteran(s):
    ground(s, mix(PAPER, GOLD, .34), "leaf")
    shoulders(s, mix(PAPER, CELADON, .62), 345, 800, 66); head(s, mix(SKIN, GOLD, .12), 1)
    s.path("M318 500Q296 300 450 290Q606 300 584 500L570 496Q566 430 548 410Q500 352 400 372Q346 398 332 496Z", mix(PAPER, INK, .12)); s.path("M350 400Q400 340 500 350M340 440Q352 404 372 388", "none", STONE, 5)
    s.path("M360 492q30 -18 64 -4M476 488q34 -14 64 4", "none", STONE, 11)
    s.poly([(384, 786), (450, 870), (400, 940), (330, 820)], mix(CELADON, PAPER, .22)); s.poly([(516, 786), (450, 870), (500, 940), (570, 820)], mix(CELADON, PAPER, .22)); s.line(450, 874, 450, 1200, CELADON, 6)
    for y in (930, 1030, 1130):
        s.circle(450, y, 10, PAPER, CELADON, 3)
    s.rect(520, 1010, 150, 110, "none", 8, CELADON, 6); s.path("M520 1010h150l-12 34h-126Z", CELADON)
    s.rect(556, 930, 64, 22, LACQUER); s.circle(588, 984, 32, "#D9B25F", GOLD, 4); star(s, 588, 984, 20, LACQUER)


def portrait_postman(s):
    ground(s, mix(PAPER, CELADON, .26), "leaf")
    shoulders(s, CELADON, 345, 800, 66); head(s, mix(SKIN, GOLD, .1)); 
    s.path("M320 520Q312 440 330 410H570Q588 440 580 520Q572 470 560 450H340Q328 470 320 520Z", INK)
    s.path("M312 424Q300 268 450 262Q600 268 588 424Q450 384 312 424Z", CELADON); s.path("M310 426Q450 378 590 426L584 396Q450 352 316 396Z", LACQUER); s.path("M316 430Q450 384 584 430Q630 470 600 478Q450 432 300 478Q270 470 316 430Z", DEEP)
    s.ellipse(450, 326, 40, 28, "#D9B25F"); s.path("M424 316h52v24h-52ZM424 316l26 16l26 -16", "none", CELADON, 4)
    s.poly([(384, 786), (450, 866), (404, 936), (326, 822)], DEEP); s.poly([(516, 786), (450, 866), (496, 936), (574, 822)], DEEP); s.line(450, 870, 450, 1200, DEEP, 6)
    s.path("M230 880L560 1200H650L300 850Z", WOOD); s.path("M500 1060H760V1200H500Z", GOLD, INK, 6); s.path("M500 1060H760L740 1140Q630 1190 520 1140Z", WOOD, INK, 6); s.circle(630, 1158, 13, PAPER)
    s.rect(560, 1010, 120, 56, WHITE, 0, INK, 5); s.path("M560 1010l60 36l60 -36", "none", INK, 4)


def portrait_sweeper(s):
    ground(s, mix(PAPER, GOLD, .22), "lotus")
    s.path("M330 480Q290 700 350 830H550Q610 700 570 480Z", INK)
    shoulders(s, "#C9892B", 330, 800, 66); head(s, mix(SKIN, GOLD, .1))
    s.path("M316 540Q306 420 350 400H550Q594 420 584 540Q570 450 540 430H360Q330 450 316 540Z", INK)
    s.path("M130 430L450 180L770 430Q450 350 130 430Z", STRAW); s.path("M130 430Q450 350 770 430Q450 400 130 430Z", GOLD)
    for a, b in ((210, 372), (290, 312), (366, 254)):
        s.path(f"M{a} {b - 4}Q450 {b - 50} {900 - a} {b - 4}", "none", GOLD, 5)
    s.path("M326 440Q300 700 420 770M574 440Q600 700 480 770", "none", LOTUS, 14)
    s.path("M380 800L450 900L520 800", "none", mix("#C9892B", INK, .3), 8); s.line(450, 900, 450, 1200, mix("#C9892B", INK, .3), 6)
    for x in (280, 560):
        s.rect(x, 860 if x > 300 else 860, 56, 340, WHITE)
    s.rect(130, 1060, 640, 52, WHITE); s.rect(130, 1078, 640, 16, STONE)


def portrait_weaver(s):
    ground(s, mix(PAPER, LACQUER, .2), "weave")
    shoulders(s, INDIGO, 320, 804, 62); head(s, mix(SKIN, GOLD, .16))
    s.path("M312 580Q292 400 450 380Q608 400 588 580Q580 480 540 440H360Q320 480 312 580Z", INK)
    s.path("M300 470Q280 250 450 244Q620 250 600 470Q540 392 450 388Q360 392 300 470Z", INDIGO); s.path("M304 440Q340 352 450 350Q560 352 596 440L600 470Q540 392 450 388Q360 392 300 470Z", LACQUER)
    for i in range(9):
        x = 322 + i * 32; y = 430 - 52 * math.sin(math.pi * (i + .3) / 8.6)
        s.poly([(x, y - 13), (x + 10, y), (x, y + 13), (x - 10, y)], "#D9B25F")
    s.path("M590 440Q680 520 660 700L620 690Q630 540 580 490Z", INDIGO); s.path("M660 700l-40 -10l-6 46l44 12Z", LACQUER)
    s.circle(316, 590, 20, "none", "#D9B25F", 7); s.circle(584, 590, 20, "none", "#D9B25F", 7)
    s.path("M372 796Q450 880 528 796L548 830Q450 930 352 830Z", LACQUER); s.path("M364 812Q450 904 536 812", "none", "#D9B25F", 6)
    s.rect(420, 900, 60, 300, LACQUER)
    for y in range(930, 1200, 56):
        s.poly([(450, y - 20), (470, y), (450, y + 20), (430, y)], "#D9B25F")
    for side in (-1, 1):
        x = 450 + side * 205
        s.rect(x - 46, 1000, 92, 26, LACQUER); s.rect(x - 46, 1040, 92, 10, PAPER)
        for k in range(3):
            s.poly([(x - 30 + k * 30, 1070), (x - 16 + k * 30, 1088), (x - 30 + k * 30, 1106), (x - 44 + k * 30, 1088)], BLUSH)
        s.rect(x - 46, 1124, 92, 26, LACQUER)
    for r in (0, 1, 2):
        s.path(f"M{390 - r * 16} {800 + r * 4}Q450 {900 + r * 30} {510 + r * 16} {800 + r * 4}", "none", (PAPER, "#D9B25F", CELADON)[r], 7)


def portrait_farmer(s):
    ground(s, mix(PAPER, CELADON, .3), "hills")
    shoulders(s, INDIGO, 335, 800, 66); head(s, mix(SKIN, GOLD, .14)); hair_short(s)
    s.path("M296 392Q300 262 470 262Q640 280 640 350Q620 400 450 384Q340 380 296 392Z", INK); s.path("M300 396Q450 366 592 392", "none", SLATE, 6); s.circle(470, 262, 12, INK)
    s.path("M384 790L450 900V1200H470V900L516 790L560 820L500 940V1200H400V940L340 820Z", mix(INDIGO, INK, .35)); s.path("M344 816L400 940M556 816L500 940", "none", CELADON, 10)
    s.path("M424 830Q450 860 476 830L450 900Z", PAPER)
    for y in (960, 1040, 1120):
        s.path(f"M412 {y}h76", "none", "#D9B25F", 8); s.circle(412, y, 9, "#D9B25F"); s.circle(488, y, 9, "#D9B25F")
    s.rect(150, 1120, 110, 16, LACQUER); s.rect(640, 1120, 110, 16, LACQUER); s.rect(150, 1146, 110, 8, "#D9B25F"); s.rect(640, 1146, 110, 8, "#D9B25F")
    for a in (-3, -1, 1, 3):
        s.path(f"M690 1200Q{690 + a * 8} 1060 {690 + a * 26} 960", "none", GOLD, 6)
        for k in range(6):
            s.ellipse(690 + a * (12 + k * 2.6), 1050 - k * 19, 8, 15, "#D9B25F", turn=a * 9)


def portrait_judge(s):
    ground(s, mix(PAPER, GOLD, .26), "columns")
    shoulders(s, INK, 370, 796, 60, SLATE); head(s, SKIN, 1); hair_short(s, mix(INK, PAPER, .28))
    s.poly([(380, 786), (450, 860), (520, 786), (540, 840), (470, 1010), (450, 1030), (430, 1010), (360, 840)], WHITE); s.poly([(430, 850), (470, 850), (486, 1010), (450, 1060), (414, 1010)], LACQUER); s.poly([(426, 836), (474, 836), (464, 872), (436, 872)], mix(LACQUER, INK, .25))
    s.path("M376 790L300 836L440 1200M524 790L600 836L460 1200", "none", LACQUER, 20); s.path("M376 786L318 830L380 880L420 846ZM524 786L582 830L520 880L480 846Z", WHITE, STONE, 4)
    s.path("M190 980Q220 1080 210 1200M710 980Q680 1080 690 1200M270 960Q290 1080 286 1200M630 960Q610 1080 614 1200", "none", SLATE, 5)
    s.circle(606, 960, 30, "#D9B25F", GOLD, 4); star(s, 606, 960, 18, LACQUER)


def portrait_boatwoman(s):
    ground(s, mix(PAPER, LOTUS, .16), "waves")
    shoulders(s, LOTUS, 320, 804, 64); head(s, mix(SKIN, GOLD, .12), 1); hair_women(s, mix(INK, PAPER, .14))
    s.path("M382 790Q450 870 518 790", "none", mix(LOTUS, INK, .3), 8); s.line(450, 840, 450, 1200, mix(LOTUS, INK, .3), 6)
    for y in (1020, 1100, 1170):
        s.circle(450, y, 10, PAPER)
    s.path("M330 790Q450 900 570 790L590 850Q450 970 310 850Z", WHITE); s.path("M540 850L640 870L620 1170L520 1160Z", WHITE); s.path("M360 850L280 880L300 1100L390 1090Z", WHITE)
    for i in range(7):
        x = 340 + i * 37
        s.line(x, 806 + 40 * math.sin(math.pi * i / 6), x, 872 + 40 * math.sin(math.pi * i / 6), INK, 5)
    s.path("M322 820Q450 934 578 820M314 840Q450 956 586 840", "none", INK, 5)
    for i in range(7):
        s.line(528 + i * 1, 880 + i * 42, 634 - i * 2, 890 + i * 42, INK, 5)
    for i in range(5):
        s.line(284 + i * 4, 910 + i * 42, 364 + i * 6, 900 + i * 42, INK, 5)
    s.path("M560 860L546 1160M596 866L584 1166M316 874L330 1094M346 862L366 1090", "none", INK, 4)
    for k in range(7):
        s.line(524 + k * 15, 1162 + k * 1.5, 522 + k * 15, 1190, INK, 4)


def portrait_soldier(s):
    green = mix(CELADON, INK, .2)
    ground(s, mix(PAPER, CELADON, .24), "waves")
    shoulders(s, green, 350, 796, 58); head(s, mix(SKIN, GOLD, .14))
    s.path("M322 520Q314 450 334 420H566Q586 450 578 520Q572 470 560 452H340Q328 470 322 520Z", INK)
    s.path("M286 330Q260 250 450 228Q640 250 614 330L586 404Q450 366 314 404Z", green); s.path("M314 404Q450 366 586 404L584 436Q450 398 316 436Z", LACQUER); s.path("M316 436Q450 398 584 436Q588 478 560 486Q450 446 340 486Q312 478 316 436Z", INK); s.path("M330 428Q450 392 570 428", "none", "#D9B25F", 6)
    s.circle(450, 320, 36, LACQUER, "#D9B25F", 6); star(s, 450, 320, 22)
    s.poly([(380, 790), (520, 790), (480, 900), (420, 900)], mix(PAPER, CELADON, .5)); s.poly([(434, 836), (466, 836), (476, 940), (450, 980), (424, 940)], DEEP)
    s.poly([(380, 784), (436, 1000), (360, 940), (320, 830)], mix(green, INK, .2)); s.poly([(520, 784), (464, 1000), (540, 940), (580, 830)], mix(green, INK, .2))
    for x in (346, 546):
        s.poly([(x, 830), (x + 50, 846), (x + 36, 886), (x - 6, 866)] if x < 450 else [(x + 8, 830), (x - 42, 846), (x - 28, 886), (x + 14, 866)], LACQUER); s.circle(x + (18 if x < 450 else -12), 856, 7, "#D9B25F")
    s.line(450, 990, 450, 1200, mix(green, INK, .4), 6)
    for y in (1040, 1120):
        s.circle(450, y, 12, "#D9B25F", GOLD, 3)
    for side in (-1, 1):
        s.poly([(450 + side * 190, 836), (450 + side * 318, 876), (450 + side * 306, 912), (450 + side * 180, 874)], LACQUER, "#D9B25F", 5); star(s, 450 + side * 250, 874, 12)
        s.rect(450 + side * 150 - 62, 1060, 124, 110, "none", 8, mix(green, INK, .35), 6); s.path(f"M{450 + side * 150 - 62} 1060h124l-10 36l-52 18l-52 -18Z", mix(green, INK, .2))
    for i, c in enumerate((LACQUER, "#D9B25F", CELADON)):
        s.rect(540 + i * 44, 1010, 40, 22, c, 0, INK, 2)


def portrait_librarian(s):
    ground(s, mix(PAPER, GOLD, .3), "books")
    shoulders(s, LACQUER, 330, 804, 64); head(s)
    s.path("M316 510Q280 290 440 276Q520 256 570 310Q612 380 584 500L572 492Q572 430 548 404Q500 440 440 392Q390 430 336 414Q326 450 328 500Z", INK); glasses(s)
    s.poly([(384, 786), (450, 880), (516, 786), (540, 826), (460, 960), (440, 960), (360, 826)], WHITE, STONE, 4); s.path("M356 822L450 1010L544 822", "none", mix(LACQUER, INK, .35), 16); s.line(450, 1010, 450, 1200, mix(LACQUER, INK, .35), 10)
    for y in (1060, 1140):
        s.circle(470, y, 12, "#D9B25F")
    s.path("M170 1090L300 1060L330 1200H180Z", CELADON, INK, 6); s.path("M196 1070L316 1040L330 1064L204 1096Z", WHITE, INK, 5)
    s.path("M600 1010l96 22l-40 180h-100Z", INDIGO, INK, 6); s.path("M614 1050l60 14", "none", "#D9B25F", 6)


def portrait_nurse(s):
    blue = mix(PAPER, CELADON, .46)
    ground(s, mix(PAPER, LOTUS, .14), "lotus")
    shoulders(s, blue, 320, 804, 64); head(s); hair_women(s)
    s.path("M326 384Q330 240 450 236Q570 240 574 384Q450 330 326 384Z", WHITE, STONE, 5); s.path("M328 370Q450 316 572 370L574 392Q450 338 326 392Z", CELADON); s.path("M440 268h20v18h18v20h-18v18h-20v-18h-18v-20h18Z", LACQUER)
    s.poly([(384, 788), (450, 890), (410, 930), (340, 826)], WHITE, STONE, 4); s.poly([(516, 788), (450, 890), (490, 930), (560, 826)], WHITE, STONE, 4); s.line(450, 896, 450, 1200, mix(blue, INK, .25), 6)
    for y in (970, 1050, 1130):
        s.circle(450, y, 10, WHITE, mix(blue, INK, .3), 3)
    s.rect(530, 1000, 130, 84, WHITE, 6, INK, 4); s.rect(546, 1018, 44, 48, MIST); s.rect(602, 1022, 44, 8, CELADON); s.rect(602, 1042, 34, 8, STONE); s.line(595, 1000, 595, 960, LACQUER, 6)
    s.rect(230, 1040, 130, 14, mix(blue, INK, .2)); s.rect(252, 1008, 10, 44, LACQUER); s.rect(276, 1002, 10, 50, INK)


# ---------------------------------------------------------------- what is drawn where

PLACES = {
    lotus_pond: ["phong-su-anh/phuong-hoa-sen-buoi-som-mau/01-dam-sen.jpg", "su-kien/gap-mat-guong-tieu-bieu-mau.jpg"],
    communal_house: ["phong-su-anh/phuong-hoa-sen-buoi-som-mau/02-dinh-lang.jpg"],
    street_cleaning: ["phong-su-anh/phuong-hoa-sen-buoi-som-mau/03-quet-pho.jpg"],
    school_yard: ["phong-su-anh/phuong-hoa-sen-buoi-som-mau/04-san-truong.jpg"],
    one_stop: ["phong-su-anh/phuong-hoa-sen-buoi-som-mau/05-mot-cua.jpg", "bai-viet/2021/uong-bi-cam-ket.jpg"],
    flower_lane: ["phong-su-anh/phuong-hoa-sen-buoi-som-mau/06-duong-hoa.jpg", "bai-viet/2019/duong-hoa.jpg"],
    step_library: ["phong-su-anh/phuong-hoa-sen-buoi-som-mau/07-tu-sach.jpg", "ho-so/tu-sach-bac-them-mau/tu-sach.jpg"],
    terraces: ["phong-su-anh/mot-ngay-o-hoa-ban-mau/01-ruong-bac-thang.jpg"],
    pass_road: ["phong-su-anh/mot-ngay-o-hoa-ban-mau/02-duong-deo.jpg", "ho-so/tran-duc-an-mau/duong-deo.jpg"],
    bridge: ["phong-su-anh/mot-ngay-o-hoa-ban-mau/03-cau-treo.jpg"],
    clinic: ["phong-su-anh/mot-ngay-o-hoa-ban-mau/04-tram-y-te.jpg", "ho-so/tram-y-te-hoa-ban-mau/tram-y-te.jpg"],
    postman: ["phong-su-anh/mot-ngay-o-hoa-ban-mau/05-buu-ta.jpg", "ho-so/hoang-quoc-dat-mau/duong-lang.jpg", "bai-viet/2021/lang-son-mo-hinh.jpg"],
    loom: ["phong-su-anh/mot-ngay-o-hoa-ban-mau/06-khung-cui.jpg"],
    tea_hills: ["phong-su-anh/mot-ngay-o-hoa-ban-mau/07-doi-che.jpg"],
    tree_planting: ["phong-su-anh/mot-ngay-o-hoa-ban-mau/08-trong-rung.jpg"],
    classroom: ["ho-so/nguyen-thi-hoai-an-mau/lop-hoc.jpg"],
    court: ["ho-so/luong-the-khai-mau/toa-an.jpg"],
    library: ["ho-so/do-minh-mau/thu-vien.jpg", "video/doc-sach-tren-bac-them-mau/poster.jpg"],
    sampan: ["ho-so/huynh-thi-ut-mau/xuong-sen.jpg"],
    border_post: ["ho-so/ngo-quang-vinh-mau/don.jpg"],
    power_line: ["ho-so/vo-hoang-nam-mau/duong-day.jpg"],
    kitchen: ["ho-so/bep-yeu-thuong-mau/bep.jpg"],
    meeting: ["bai-viet/2021/hoi-nghi.jpg"],
    portrait_teacher: ["ho-so/nguyen-thi-hoai-an-mau/chan-dung.jpg"],
    portrait_doctor: ["ho-so/tran-duc-an-mau/chan-dung.jpg"],
    portrait_veteran: ["ho-so/le-huu-an-mau/chan-dung.jpg"],
    portrait_postman: ["ho-so/hoang-quoc-dat-mau/chan-dung.jpg"],
    portrait_sweeper: ["ho-so/pham-thi-dung-mau/chan-dung.jpg"],
    portrait_weaver: ["ho-so/h-yen-nie-mau/chan-dung.jpg"],
    portrait_farmer: ["ho-so/giang-a-pao-mau/chan-dung.jpg"],
    portrait_judge: ["ho-so/luong-the-khai-mau/chan-dung.jpg"],
    portrait_boatwoman: ["ho-so/huynh-thi-ut-mau/chan-dung.jpg"],
    portrait_soldier: ["ho-so/ngo-quang-vinh-mau/chan-dung.jpg"],
    portrait_librarian: ["ho-so/do-minh-mau/chan-dung.jpg"],
    portrait_nurse: ["ho-so/ton-nu-dieu-hien-mau/chan-dung.jpg"],
}


def main(wanted):
    total = 0
    for draw, places in PLACES.items():
        name = draw.__name__
        if wanted and name not in wanted:
            continue
        upright = name.startswith("portrait_")
        sheet = Sheet(name, 900, 1200) if upright else Sheet(name)
        draw(sheet)
        if not upright:
            frame(sheet)
        data = sheet.jpeg()
        for place in places:
            path = ROOT / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            total += len(data)
        print(f"{name:22} {len(data) / 1000:6.0f} kB x {len(places)}")
    print(f"{total / 1e6:.2f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
