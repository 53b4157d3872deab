require 'net/http'

uri = URI('https://api.sumafinance.com/v1/echo')
request = Net::HTTP::Post.new(uri)
request['Content-Type'] = 'multipart/form-data; boundary=part-boundary-1'

payload = [
  "--part-boundary-1\r\nContent-Disposition: form-data; name=\"meta\"\r\nX-Kind: note \"1\"\r\nContent-Language: de\r\n\r\na\r\n--part-boundary-1\r\nContent-Disposition: form-data; name=\"file\"; filename=\"photo.png\"\r\nContent-Type: image/png\r\nX-Rate-Limit: 10; a=\"b\"\r\n\r\n".b,
  File.binread('photo.png'),
  "\r\n--part-boundary-1--\r\n".b
].join
request.body = payload

begin
  response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) do |http|
    http.request(request)
  end
rescue StandardError => e
  abort "No answer from #{uri.host}: #{e.message}"
end

abort "HTTP #{response.code}: #{response.body}" unless response.is_a?(Net::HTTPSuccess)

puts response.body
