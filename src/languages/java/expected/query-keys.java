import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

public class Main {
  public static void main(String[] args) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "https://api.sumafinance.com/v1/echo?a%5B%5D=1&partner%5Bkey%5D="
                        + encode(System.getenv("API_KEY_PARTNER"))
                        + "&b=x%20y&api_key="
                        + encode(System.getenv("API_KEY"))
                        + "&z"))
            .timeout(Duration.ofSeconds(30))
            .DELETE()
            .build();

    try {
      var client = HttpClient.newHttpClient();
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 400) {
        System.err.println("HTTP " + response.statusCode() + ": " + response.body());
        System.exit(1);
      }
      System.out.println(response.body());
    } catch (IOException e) {
      System.err.println("No answer from " + request.uri().getHost() + ": " + e);
      System.exit(1);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }
}
