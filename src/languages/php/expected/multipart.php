<?php

if (!is_readable('contract.pdf')) {
    fwrite(STDERR, "contract.pdf cannot be read\n");
    exit(1);
}

$form = [
    'title' => 'Contract of sale',
    'document' => new CURLFile(
        'contract.pdf',
        'application/pdf',
        'contract.pdf',
    ),
];

$curl = curl_init('https://api.sumafinance.com/v1/echo');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . getenv('ACCESS_TOKEN')],
    CURLOPT_POSTFIELDS => $form,
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
