import axios from "axios";

try {
  const response = await axios.request({
    method: "PUT",
    url: "https://api.sumafinance.com/v1/echo",
    headers: {
      "Content-Type": "text/markdown; charset=utf-8",
    },
    data: "first line\n  second 'line' with \\ and \"quotes\"\n\nlast\n",
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
