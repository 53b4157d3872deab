require 'net/http'

uri = URI('https://api.sumafinance.com/v1/search?q=%23%7B1%2B1%7D%20%24%7BHOME%7D%20%24%28id%29%20%60id%60%20%24HOME%20%25%7Ba%7D%20%25s%20%25d%25n%20%7B%7Bx%7D%7D%20%7B%7B%7By%7D%7D%7D%20%3C%25%3D%201%20%25%3E%20%27single%27%20%22double%22%20%5C%20%5Cn%20%5Cu0041%20%23%240%20%23%40a%20%21%21%20~%20%2A%20%3F%20%5Ba%5D%20%7Bb%2Cc%7D%20%26%20%3B%20%7C%20%3C%20%3E%20%23&page=2&empty=&flag')
request = Net::HTTP::Get.new(uri)

begin
  response = Net::HTTP.start(uri.hostname, uri.port, use_ssl: true) do |http|
    http.request(request)
  end
rescue StandardError => e
  abort "No answer from #{uri.host}: #{e.message}"
end

abort "HTTP #{response.code}: #{response.body}" if response.code.to_i >= 400

puts response.body
