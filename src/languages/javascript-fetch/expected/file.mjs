import { readFile } from "node:fs/promises";

const url = "https://api.sumafinance.com/v1/echo";

const response = await fetch(url, {
  method: "PUT",
  headers: {
    Authorization: `Bearer ${process.env.ACCESS_TOKEN}`,
    "Content-Type": "application/octet-stream",
  },
  body: await readFile("photo.png"),
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
