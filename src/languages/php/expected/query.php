<?php

$curl = curl_init(
    'https://api.sumafinance.com/v1/search?q=%23%7B1%2B1%7D%20%24%7BHOME%7D%20%24%28id%29%20%60id%60%20%24HOME%20%25%7Ba%7D%20%25s%20%25d%25n%20%7B%7Bx%7D%7D%20%7B%7B%7By%7D%7D%7D%20%3C%25%3D%201%20%25%3E%20%27single%27%20%22double%22%20%5C%20%5Cn%20%5Cu0041%20%23%240%20%23%40a%20%21%21%20~%20%2A%20%3F%20%5Ba%5D%20%7Bb%2Cc%7D%20%26%20%3B%20%7C%20%3C%20%3E%20%23&page=2&empty=&flag',
);
curl_setopt_array($curl, [
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 30,
]);

$answer = curl_exec($curl);
if ($answer === false) {
    fwrite(STDERR, 'No answer: ' . curl_error($curl) . "\n");
    exit(1);
}

$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if ($status >= 400) {
    fwrite(STDERR, "HTTP $status: $answer\n");
    exit(1);
}

echo $answer, "\n";
