import axios from "axios";

try {
  const response = await axios.request({
    method: "DELETE",
    url: `https://api.sumafinance.com/v1/echo?a%5B%5D=1&partner%5Bkey%5D=${encodeURIComponent(process.env.API_KEY_PARTNER)}&b=x%20y&api_key=${encodeURIComponent(process.env.API_KEY)}&z`,
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
