import axios from "axios";

try {
  const response = await axios.request({
    method: "POST",
    url: "https://api.sumafinance.com/v1/echo",
    headers: {
      "Content-Type": "application/json",
    },
    data: '{"id":9007199254740993,"ids":[12345678901234567890,-9223372036854775807],"max":18446744073709551615,"ok":1.5,"word":"12345678901234567890"}',
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
