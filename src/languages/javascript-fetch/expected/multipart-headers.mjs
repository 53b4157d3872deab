import { readFile } from "node:fs/promises";

const url = "https://api.sumafinance.com/v1/echo";

const body = Buffer.concat([
  Buffer.from(
    '--part-boundary-1\r\nContent-Disposition: form-data; name="meta"\r\nX-Kind: note "1"\r\nContent-Language: de\r\n\r\na\r\n--part-boundary-1\r\nContent-Disposition: form-data; name="file"; filename="photo.png"\r\nContent-Type: image/png\r\nX-Rate-Limit: 10; a="b"\r\n\r\n',
  ),
  await readFile("photo.png"),
  Buffer.from("\r\n--part-boundary-1--\r\n"),
]);

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
