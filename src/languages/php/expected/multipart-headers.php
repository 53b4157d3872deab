<?php

if (!is_readable('photo.png')) {
    fwrite(STDERR, "photo.png cannot be read\n");
    exit(1);
}

$body = implode("\r\n", [
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
    file_get_contents('photo.png'),
    '--part-boundary-1--',
    '',
]);

$curl = curl_init('https://api.sumafinance.com/v1/echo');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'Content-Type: multipart/form-data; boundary=part-boundary-1',
    ],
    CURLOPT_POSTFIELDS => $body,
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
