require 'net/http'

uri = URI('https://api.sumafinance.com/v1/echo')
request = Net::HTTP::Get.new(uri)
request['Cookie'] = "theme=dark; session=#{ENV.fetch('API_KEY_SESSION')}; key=#{ENV.fetch('API_KEY')}; last=\"1\""

begin
  response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) do |http|
    http.request(request)
  end
rescue StandardError => e
  abort "No answer from #{uri.host}: #{e.message}"
end

abort "HTTP #{response.code}: #{response.body}" if response.code.to_i >= 400

puts response.body
