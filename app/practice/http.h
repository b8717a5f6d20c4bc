// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>
#include <QUrlQuery>

#include <optional>

namespace practice {

// One HTTP request as the service sees it, free of any server's own types. A value.
struct Request {
    QByteArray method; // "GET"
    QString path; // decoded
    QUrlQuery query;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
    // Of a submit that names its video by an address: where that lies now, or why it does not.
    QString fetched;
    QString fetchFault;
};

struct Response {
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers; // Content-Type and -Length not among them
    QString job = {}; // the id of the job that was taken on; not sent
};

Response jsonResponse(int status, const QJsonObject &body);

// {"type":"error","error":{"type":…,"message":…}}
Response envelope(int status, const QString &type, const QString &message);

// As the storage host in front of a bucket answers:
// <Error><Code>…</Code><Message>…</Message></Error>
Response storageError(int status, const QString &code, const QString &message);

// A page of a proxy on the way, not the service's own words.
Response proxyPage(int status, const QString &title);

// Bytes [first, last] of `size` that a Range header asks for. No value: no or an unknown Range,
// send all. first > last: it cannot be satisfied.
struct ByteRange {
    qint64 first = 0;
    qint64 last = -1;
    bool operator==(const ByteRange &) const = default;
};
std::optional<ByteRange> parseRange(const QByteArray &header, qint64 size);

// 32 hex characters, from the system's random source.
QByteArray randomToken();

} // namespace practice
