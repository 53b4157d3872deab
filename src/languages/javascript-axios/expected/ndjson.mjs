import axios from "axios";

try {
  const response = await axios.request({
    method: "POST",
    url: "https://api.sumafinance.com/v1/echo",
    headers: {
      "Content-Type": "application/x-ndjson",
    },
    data: '{"a":1,"b":"é \'"}\n{"a":2}\n',
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
