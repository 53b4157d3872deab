import { readFile } from "node:fs/promises";

const url = "https://api.sumafinance.com/v1/echo";

const lines = [
  "--part-boundary-1",
  'Content-Disposition: form-data; name="meta"',
  'X-Kind: note "1"',
  "Content-Language: de",
  "",
  "a",
  "--part-boundary-1",
  'Content-Disposition: form-data; name="file"; filename="photo.png"',
  "Content-Type: image/png",
  'X-Rate-Limit: 10; a="b"',
  "",
  await readFile("photo.png"),
  "--part-boundary-1--",
];
const body = Buffer.concat(
  lines.flatMap((line) => [Buffer.from(line), Buffer.from("\r\n")]),
);

const response = await fetch(url, {
  method: "POST",
  headers: {
    "Content-Type": "multipart/form-data; boundary=part-boundary-1",
  },
  body,
}).catch((error) => {
  console.error(`No answer from ${url}: ${error.cause?.code ?? error.message}`);
  process.exit(1);
});

const answer = await response.text();
if (!response.ok) {
  console.error(`HTTP ${response.status}: ${answer}`);
  process.exit(1);
}
console.log(answer);
