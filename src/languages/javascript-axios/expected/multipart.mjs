import { readFile } from "node:fs/promises";

import axios from "axios";

const form = new FormData();
form.append("title", "Contract of sale");
form.append(
  "document",
  new Blob([await readFile("contract.pdf")], { type: "application/pdf" }),
  "contract.pdf",
);

try {
  const response = await axios.request({
    method: "POST",
    url: "https://api.sumafinance.com/v1/echo",
    headers: {
      Authorization: `Bearer ${process.env.ACCESS_TOKEN}`,
    },
    data: form,
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
