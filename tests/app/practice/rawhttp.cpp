// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rawhttp.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QUrl>

qint64 RawAnswer::declaredLength() const
{
    const auto at = bytes.toLower().indexOf("content-length:") + 15;
    return bytes.mid(at, bytes.indexOf('\r', at) - at).trimmed().toLongLong();
}

RawAnswer sendRaw(const practice::Endpoint &endpoint, const QByteArray &bytes, int patience)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(QUrl(endpoint.url).port()));
    if (!socket.waitForConnected())
        return {};
    socket.write(bytes);
    RawAnswer answer;
    while (socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(patience))
        answer.bytes += socket.readAll();
    answer.bytes += socket.readAll();
    answer.closed = socket.state() != QAbstractSocket::ConnectedState;
    return answer;
}

QByteArray apiHead(const practice::Endpoint &endpoint, const QByteArray &method,
    const QByteArray &path, qsizetype length)
{
    return method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
        + endpoint.key.toLatin1() + "\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(length) + "\r\n\r\n";
}
