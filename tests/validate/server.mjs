// A static server for one folder under one path, as a plain web server would serve it: nothing is guessed that a
// plain server would not guess. A folder's address without its last slash is redirected; what is not there gets
// the site's own 404 page. The browser tests use it too.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".xml": "application/xml", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8", ".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp",
  ".woff2": "font/woff2", ".pdf": "application/pdf", ".epub": "application/epub+zip", ".mp4": "video/mp4",
};

/** What a careful host lets pages do, where the site does not say it: nothing within a page runs, nothing comes from elsewhere.
    (JSON-LD is data, and no policy of scripts looks at it.) A browser complains of what it forbids. */
const POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'";

/** What `_headers` says, as Netlify reads it: blocks of a path, which may end in `*`, and its headers. */
export function rules(text) {
  const found = [];
  for (const line of text.split("\n").filter(line => line.trim() && !line.startsWith("#"))) {
    if (!/^\s/.test(line)) found.push({ path: line.trim(), headers: [] });
    else if (line.includes(":")) found.at(-1).headers.push([line.slice(0, line.indexOf(":")).trim().toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]);
  }
  return found;
}

/** The headers of an address; what two rules say of one is joined. */
export function headersOf(found, address) {
  const said = {};
  for (const { path, headers } of found) {
    if (path.endsWith("*") ? !address.startsWith(path.slice(0, -1)) : address !== path) continue;
    for (const [name, value] of headers) said[name] = said[name] ? `${said[name]}, ${value}` : value;
  }
  return said;
}

/** Serves `root` under `base` ("/", "/a/b/") on a free port of this machine, with the headers that the site's `_headers` wants. */
export async function serve(root, base = "/") {
  const wanted = rules(await readFile(join(root, "_headers"), "utf8").catch(() => `/*\n  Content-Security-Policy: ${POLICY}\n`));
  const server = createServer((request, response) => {
    answer(root, base, request.url).then(
      ({ status, type, body, location }) => {
        const path = new URL(request.url, "http://x").pathname;
        const said = headersOf(wanted, path.startsWith(base) ? `/${path.slice(base.length)}` : path);
        const headers = { ...said, "content-type": type, "content-length": body.length, ...(location && { location }) };
        response.writeHead(status, headers).end(request.method === "HEAD" ? undefined : body);
      },
      error => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise(ready => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const close = () => new Promise(done => { server.close(done); server.closeAllConnections(); });
  return { origin, url: origin + base, close };
}

async function answer(root, base, address) {
  const path = decodeURIComponent(new URL(address, "http://x").pathname);
  if (path.startsWith(base)) {
    const file = normalize(join(root, path.slice(base.length)));
    const inside = file === normalize(root) || file.startsWith(normalize(root + sep));
    const found = inside ? await stat(file).catch(() => null) : null;
    if (found?.isFile() && !path.endsWith("/")) return page(200, file);
    const index = join(file, "index.html");
    if (found?.isDirectory() && await stat(index).catch(() => null)) {
      return path.endsWith("/") ? page(200, index) : { ...text(301, "moved"), location: `${address.split("?")[0]}/` };
    }
  }
  // What browsers ask of every host by themselves, sooner or later, where a page (that of an old address) names no icon.
  if (path === "/favicon.ico") return text(200, "");
  return page(404, join(root, "404.html")).catch(() => text(404, "not found"));
}

async function page(status, file) {
  return { status, type: TYPES[extname(file).toLowerCase()] ?? "application/octet-stream", body: await readFile(file) };
}

function text(status, words) {
  return { status, type: "text/plain; charset=utf-8", body: Buffer.from(words) };
}
