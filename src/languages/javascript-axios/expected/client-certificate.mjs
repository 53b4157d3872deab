import { readFileSync } from "node:fs";
import https from "node:https";

import axios from "axios";

try {
  const response = await axios.request({
    method: "POST",
    url: "https://api.sumafinance.com/v1/echo",
    headers: {
      "Content-Type": "application/json",
    },
    data: {
      amount: 10,
    },
    httpsAgent: new https.Agent({
      cert: readFileSync(process.env.CLIENT_CERT),
      key: readFileSync(process.env.CLIENT_KEY),
    }),
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
