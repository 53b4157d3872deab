import axios from "axios";

try {
  const response = await axios.request({
    method: "GET",
    url: "https://api.sumafinance.com/v1/echo",
    headers: {
      Cookie: `theme=dark; session=${process.env.API_KEY_SESSION}; key=${process.env.API_KEY}; last="1"`,
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
