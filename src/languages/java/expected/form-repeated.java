import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

public class Main {
  public static void main(String[] args) throws InterruptedException {
    var body =
        String.join(
            "&",
            "b=" + encode("2"),
            "a=" + encode("1"),
            "b=" + encode("3"),
            "=" + encode("nameless"),
            "x%20y%26%3D=",
            "10=" + encode("ten"),
            "%40file=" + encode("@/etc/passwd"));

    var request =
        HttpRequest.newBuilder(URI.create("https://api.sumafinance.com/v1/token"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
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
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
