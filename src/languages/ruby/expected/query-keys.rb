require 'erb'
require 'net/http'

uri = URI("https://api.sumafinance.com/v1/echo?a%5B%5D=1&partner%5Bkey%5D=#{ERB::Util.url_encode(ENV.fetch('API_KEY_PARTNER'))}&b=x%20y&api_key=#{ERB::Util.url_encode(ENV.fetch('API_KEY'))}&z")
request = Net::HTTP::Delete.new(uri)

begin
  response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) do |http|
    http.request(request)
  end
rescue StandardError => e
  abort "No answer from #{uri.host}: #{e.message}"
end

abort "HTTP #{response.code}: #{response.body}" if response.code.to_i >= 400

puts response.body
