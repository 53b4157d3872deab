import { readFile } from "node:fs/promises";

const url = "https://api.sumafinance.com/v1/echo";

const body = new FormData();
body.append("title", "Contract of sale");
body.append(
  "document",
  new Blob([await readFile("contract.pdf")], { type: "application/pdf" }),
  "contract.pdf",
);

const response = await fetch(url, {
  method: "POST",
  headers: {
    Authorization: `Bearer ${process.env.ACCESS_TOKEN}`,
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
