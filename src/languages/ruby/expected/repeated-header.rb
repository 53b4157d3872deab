require 'net/http'

uri = URI('https://api.sumafinance.com/v1/echo')
request = Net::HTTP::Get.new(uri)
request['X-Tag'] = 'a'
request.add_field('x-tag', 'b')

def request.each_capitalized
  to_hash.each do |name, values|
    values.each { |value| yield name, value }
  end
end

begin
  response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) do |http|
    http.request(request)
  end
rescue StandardError => e
  abort "No answer from #{uri.host}: #{e.message}"
end

abort "HTTP #{response.code}: #{response.body}" if response.code.to_i >= 400

puts response.body
