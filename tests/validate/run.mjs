// node run.mjs OUTDIR [BASEPATH]
// Checks a site that was built into OUTDIR and prints every finding with its file and line.
// Exit code: 0 nothing found, 1 something found, 2 nothing could be checked.

import { validate } from "./checks.mjs";

// linkinator would send even the questions to this machine through a proxy.
for (const name of ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"]) delete process.env[name];

const [root, base, ...rest] = process.argv.slice(2);
if (!root || rest.length || (base !== undefined && !/^\/(.*\/)?$/.test(base))) {
  console.error("usage: node run.mjs OUTDIR [BASEPATH]     BASEPATH begins and ends with a slash");
  process.exit(2);
}
try {
  const { pages, files, findings } = await validate(root, base);
  for (const { check, file, line, message } of findings) console.log(`${file}:${line}: [${check}] ${message}`);
  console.log(`${root}: ${pages} pages, ${files} files, ${findings.length} findings`);
  process.exitCode = findings.length ? 1 : 0;
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
