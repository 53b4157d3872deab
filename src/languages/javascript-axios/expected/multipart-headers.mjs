import { readFile } from "node:fs/promises";

import axios from "axios";

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
const body = lines.flatMap((line) => [Buffer.from(line), Buffer.from("\r\n")]);

try {
  const response = await axios.request({
    method: "POST",
    url: "https://api.sumafinance.com/v1/echo",
    headers: {
      "Content-Type": "multipart/form-data; boundary=part-boundary-1",
    },
    data: Buffer.concat(body),
    responseType: "text",
  });
  console.log(response.data);
} catch (error) {
  console.error(
    error.response
      ? `HTTP ${error.response.status}: ${error.response.data}`
      : `No answer: ${error.message}`,
  );
  process.exit(1);
}
