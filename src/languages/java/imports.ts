/** What of the program asks for further imports. */
export interface Uses {
  readonly body: boolean;
  readonly file: boolean;
  readonly multipart: boolean;
  readonly encode: boolean;
  readonly base64: boolean;
  readonly certificate: boolean;
}

/** The classes that a program names, sorted. */
export function importsOf(uses: Uses): readonly string[] {
  const { body, file, multipart, encode, base64, certificate } = uses;
  const wanted: readonly (readonly [boolean, string])[] = [
    [certificate, 'java.io.ByteArrayInputStream'],
    [true, 'java.io.IOException'],
    [true, 'java.net.URI'],
    [encode, 'java.net.URLEncoder'],
    [true, 'java.net.http.HttpClient'],
    [true, 'java.net.http.HttpRequest'],
    [multipart, 'java.net.http.HttpRequest.BodyPublisher'],
    [body, 'java.net.http.HttpRequest.BodyPublishers'],
    [true, 'java.net.http.HttpResponse.BodyHandlers'],
    [encode || base64, 'java.nio.charset.StandardCharsets'],
    [certificate, 'java.nio.file.Files'],
    [file || certificate, 'java.nio.file.Path'],
    [certificate, 'java.security.KeyFactory'],
    [certificate, 'java.security.KeyStore'],
    [certificate, 'java.security.cert.Certificate'],
    [certificate, 'java.security.cert.CertificateFactory'],
    [certificate, 'java.security.spec.PKCS8EncodedKeySpec'],
    [true, 'java.time.Duration'],
    [base64 || certificate, 'java.util.Base64'],
    [certificate, 'javax.net.ssl.KeyManagerFactory'],
    [certificate, 'javax.net.ssl.SSLContext'],
  ];
  return wanted.filter(([isUsed]) => isUsed).map(([, name]) => name);
}
