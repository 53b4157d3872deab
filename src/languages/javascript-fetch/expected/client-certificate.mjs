import { readFileSync } from "node:fs";
import { request } from "node:https";

const url = "https://api.sumafinance.com";

const body = JSON.stringify({
  amount: 10,
});

const response = await new Promise((resolve, reject) => {
  request(
    url,
    {
      path: "/v1/echo",
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Content-Length": Buffer.byteLength(body),
      },
      cert: readFileSync(process.env.CLIENT_CERT),
      key: readFileSync(process.env.CLIENT_KEY),
    },
    resolve,
  )
    .on("error", reject)
    .end(body);
}).catch((error) => {
  console.error(`No answer from ${url}: ${error.code ?? error.message}`);
  process.exit(1);
});

let answer = "";
for await (const chunk of response.setEncoding("utf8")) {
  answer += chunk;
}
if (response.statusCode < 200 || response.statusCode > 299) {
  console.error(`HTTP ${response.statusCode}: ${answer}`);
  process.exit(1);
}
console.log(answer);
