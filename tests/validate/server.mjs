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

/** What a careful host lets pages do: nothing within a page runs, nothing comes from elsewhere. (A photograph's colour and
    focus are style attributes; JSON-LD is data, and no policy of scripts looks at it.) A browser complains of what it forbids. */
const POLICY = "default-src 'self'; style-src-attr 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'";

/** Serves `root` under `base` ("/", "/a/b/") on a free port of this machine. */
export async function serve(root, base = "/") {
  const server = createServer((request, response) => {
    answer(root, base, request.url).then(
      ({ status, type, body, location }) => {
        const headers = { "content-type": type, "content-length": body.length, "content-security-policy": POLICY, ...(location && { location }) };
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
  return page(404, join(root, "404.html")).catch(() => text(404, "not found"));
}

async function page(status, file) {
  return { status, type: TYPES[extname(file).toLowerCase()] ?? "application/octet-stream", body: await readFile(file) };
}

function text(status, words) {
  return { status, type: "text/plain; charset=utf-8", body: Buffer.from(words) };
}
