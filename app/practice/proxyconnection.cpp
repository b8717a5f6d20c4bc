// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/proxyconnection.h"

#include "app/practice/service.h"

#include <QHostAddress>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <cmath>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace practice {

namespace {

constexpr qsizetype maxHead = qsizetype{64} * 1024;
constexpr qint64 maxJsonBody = 23LL * 1000 * 1000; // where the infrastructure in front answers 413

void lingerNot(qintptr descriptor)
{
    // Closing a socket that may not linger sends RST instead of FIN.
    const linger off{1, 0};
#ifdef Q_OS_WIN
    setsockopt(SOCKET(descriptor), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&off),
        sizeof off);
#else
    setsockopt(int(descriptor), SOL_SOCKET, SO_LINGER, &off, sizeof off);
#endif
}

QByteArray onTheWire(const Response &response)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(response.status)
        + " Refused\r\nContent-Type: " + response.contentType
        + "\r\nContent-Length: " + QByteArray::number(response.body.size())
        + "\r\nConnection: close\r\nx-request-id: " + randomToken() + "\r\n\r\n";
    return bytes + response.body;
}

} // namespace

std::optional<MessageHead> takeHead(QByteArray &buffer)
{
    const auto end = buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    MessageHead head;
    head.raw = buffer.left(end + 4);
    buffer.remove(0, end + 4);
    const QList<QByteArray> lines = head.raw.left(end).split('\n');
    head.firstLine = lines.first().trimmed();
    for (const QByteArray &line : lines.mid(1)) {
        const auto colon = line.indexOf(':');
        const QByteArray name = line.left(colon).trimmed().toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name == "content-length")
            head.length = std::max<qint64>(0, value.toLongLong());
        else if (name == "transfer-encoding")
            head.chunked = value.toLower() != "identity";
        else if (name == "expect")
            head.expectsContinue = value.toLower() == "100-continue";
    }
    return head;
}

ProxyConnection::ProxyConnection(QTcpSocket *client, quint16 target, const Settings &settings,
    FaultPlan &faults, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_faults(faults)
    , m_client(client)
    , m_server(new QTcpSocket(this))
{
    m_client->setParent(this);
    connect(m_client, &QTcpSocket::readyRead, this, &ProxyConnection::readClient);
    connect(m_client, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(m_server, &QTcpSocket::readyRead, this, &ProxyConnection::readServer);
    connect(m_server, &QTcpSocket::disconnected, this, [this] {
        if (!m_held)
            m_client->disconnectFromHost();
    });
    connect(m_server, &QTcpSocket::errorOccurred, this, [this] {
        if (m_server->state() != QAbstractSocket::ConnectedState && !m_held)
            m_client->disconnectFromHost();
    });
    m_server->connectToHost(QHostAddress(QHostAddress::LocalHost), target);
}

void ProxyConnection::readClient()
{
    m_fromClient += m_client->readAll();
    bool more = true;
    while (more) {
        switch (m_phase) {
        case Phase::Head:
            more = beginRequest();
            break;
        case Phase::Body:
            more = passRequestBody();
            break;
        case Phase::Refused:
            m_requestLeft -= m_fromClient.size();
            m_fromClient.clear();
            if (m_requestLeft <= 0)
                m_client->disconnectFromHost();
            return;
        case Phase::Answer: // a next request waits for its turn
            return;
        }
    }
}

bool ProxyConnection::beginRequest()
{
    const auto head = takeHead(m_fromClient);
    if (!head) {
        if (m_fromClient.size() > maxHead)
            refuse(proxyPage(431, QStringLiteral("Request Header Fields Too Large")), 0);
        return false;
    }
    const QList<QByteArray> words = head->firstLine.split(' ');
    m_step = stepOf(words.value(0), QUrl::fromEncoded(words.value(1)).path());
    m_headOnly = words.value(0) == "HEAD";
    if (head->chunked) {
        refuse(proxyPage(411, QStringLiteral("Length Required")), 0);
        return false;
    }
    // A slot's own limit is checked behind; this is the net over what would fill the memory.
    const qint64 most = m_step == Step::Upload ? m_settings.maxUploadBytes : maxJsonBody;
    if (head->length > most) {
        refuse(m_step == Step::Upload ? storageError(400, QStringLiteral("EntityTooLarge"),
                   QStringLiteral("Outside the allowed size."))
                                      : proxyPage(413, QStringLiteral("Request Entity Too Large")),
            head->length);
        return true;
    }
    m_fault = m_faults.nextWire(m_step);
    if (head->expectsContinue)
        m_client->write("HTTP/1.1 100 Continue\r\n\r\n");
    m_server->write(head->raw);
    m_requestLeft = head->length;
    m_phase = Phase::Body;
    return true;
}

bool ProxyConnection::passRequestBody()
{
    const qint64 part = std::min<qint64>(m_requestLeft, m_fromClient.size());
    m_server->write(m_fromClient.constData(), part);
    m_fromClient.remove(0, part);
    m_requestLeft -= part;
    if (m_requestLeft > 0)
        return false;
    m_phase = Phase::Answer;
    m_answerBegun = false;
    return false;
}

void ProxyConnection::refuse(const Response &response, qint64 bodyLeft)
{
    // Closing with unread bytes would reset the connection and lose the answer, so they are read
    // away.
    m_client->write(onTheWire(response));
    m_phase = Phase::Refused;
    m_requestLeft = bodyLeft;
    if (bodyLeft == 0)
        m_client->disconnectFromHost();
}

void ProxyConnection::readServer()
{
    m_fromServer += m_server->readAll();
    if (m_held)
        return;
    if (!m_answerBegun && !beginAnswer())
        return;
    passAnswerBody();
}

bool ProxyConnection::beginAnswer()
{
    if (m_fault && m_fault->effect == Effect::Slow) {
        m_fault = nullptr;
        m_held = true;
        const auto wait =
            std::llround(double(m_settings.slowTime.count()) / std::max(m_settings.speed, 1e-3));
        QTimer::singleShot(std::chrono::milliseconds(wait), this, [this] {
            m_held = false;
            readServer();
        });
        return false;
    }
    const auto head = takeHead(m_fromServer);
    if (!head)
        return false;
    m_answerBegun = true;
    m_answerLeft = head->length;
    m_passLeft = m_headOnly ? 0 : -1;
    if (m_fault)
        applyToAnswer(*head);
    else
        m_client->write(head->raw);
    return !m_held;
}

void ProxyConnection::applyToAnswer(const MessageHead &head)
{
    switch (m_fault->effect) {
    case Effect::Drop:
        m_held = true;
        m_client->disconnectFromHost();
        return;
    case Effect::Reset:
        m_held = true;
        resetClient();
        return;
    case Effect::Stall:
        m_held = m_step != Step::Download;
        [[fallthrough]];
    case Effect::Truncate:
        m_passLeft = head.length / 2;
        break;
    case Effect::WrongLength: {
        QByteArray raw = head.raw;
        const auto at = raw.toLower().indexOf("content-length:");
        const auto end = raw.indexOf('\r', at);
        raw.replace(at, end - at, "Content-Length: " + QByteArray::number(head.length + 4096));
        m_client->write(raw);
        return;
    }
    default:
        break;
    }
    if (!m_held)
        m_client->write(head.raw);
}

void ProxyConnection::passAnswerBody()
{
    const qint64 part = std::min<qint64>(m_answerLeft, m_fromServer.size());
    const qint64 passed = m_passLeft < 0 ? part : std::min(part, m_passLeft);
    m_client->write(m_fromServer.constData(), passed);
    m_fromServer.remove(0, part);
    m_answerLeft -= part;
    if (m_passLeft >= 0)
        m_passLeft -= passed;
    if (m_answerLeft == 0)
        answerEnded();
}

void ProxyConnection::answerEnded()
{
    if (m_fault && m_fault->effect == Effect::Stall) {
        m_held = true;
        return;
    }
    if (m_fault) {
        m_client->disconnectFromHost();
        return;
    }
    m_phase = Phase::Head;
    m_answerBegun = false;
    readClient();
}

void ProxyConnection::resetClient()
{
    lingerNot(m_client->socketDescriptor());
    m_client->abort();
}

} // namespace practice
