import axios from "axios";

try {
  const response = await axios.request({
    method: "POST",
    url: "https://api.sumafinance.com/v1/token",
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
    },
    data: new URLSearchParams([
      ["b", "2"],
      ["a", "1"],
      ["b", "3"],
      ["", "nameless"],
      ["x y&=", ""],
      ["10", "ten"],
      ["@file", "@/etc/passwd"],
    ]),
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
