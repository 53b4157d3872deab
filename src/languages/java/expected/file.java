import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

public class Main {
  public static void main(String[] args) throws IOException, InterruptedException {
    var body = BodyPublishers.ofFile(Path.of("photo.png"));

    var request =
        HttpRequest.newBuilder(URI.create("https://api.sumafinance.com/v1/echo"))
            .timeout(Duration.ofSeconds(30))
            .header("Authorization", "Bearer " + System.getenv("ACCESS_TOKEN"))
            .header("Content-Type", "application/octet-stream")
            .PUT(body)
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
}
