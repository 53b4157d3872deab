require 'net/http'

uri = URI('https://api.sumafinance.com/v1/echo')
request = Net::HTTP::Put.new(uri)
request['Authorization'] = "Bearer #{ENV.fetch('ACCESS_TOKEN')}"
request['Content-Type'] = 'application/octet-stream'

payload = File.binread('photo.png')
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
