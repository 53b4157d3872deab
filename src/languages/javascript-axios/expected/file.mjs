import { readFile } from "node:fs/promises";

import axios from "axios";

try {
  const response = await axios.request({
    method: "PUT",
    url: "https://api.sumafinance.com/v1/echo",
    headers: {
      Authorization: `Bearer ${process.env.ACCESS_TOKEN}`,
      "Content-Type": "application/octet-stream",
    },
    data: await readFile("photo.png"),
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
