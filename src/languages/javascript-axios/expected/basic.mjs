import axios from "axios";

try {
  const response = await axios.request({
    method: "GET",
    url: "https://api.sumafinance.com/v1/echo",
    auth: {
      username: process.env.API_USERNAME,
      password: process.env.API_PASSWORD,
    },
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
