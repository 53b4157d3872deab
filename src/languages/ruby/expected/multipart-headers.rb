require 'net/http'

uri = URI('https://api.sumafinance.com/v1/echo')
request = Net::HTTP::Post.new(uri)
request['Content-Type'] = 'multipart/form-data; boundary=part-boundary-1'

payload = [
  '--part-boundary-1',
  'Content-Disposition: form-data; name="meta"',
  'X-Kind: note "1"',
  'Content-Language: de',
  '',
  'a',
  '--part-boundary-1',
  'Content-Disposition: form-data; name="file"; filename="photo.png"',
  'Content-Type: image/png',
  'X-Rate-Limit: 10; a="b"',
  '',
  File.binread('photo.png'),
  '--part-boundary-1--',
  ''
].join("\r\n")
request.body = payload

begin
  response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) do |http|
    http.request(request)
  end
rescue StandardError => e
  abort "No answer from #{uri.host}: #{e.message}"
end

abort "HTTP #{response.code}: #{response.body}" if response.code.to_i >= 400

puts response.body
