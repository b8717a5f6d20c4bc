// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/proxyconnection.h"

#include "app/practice/service.h"

#include <QHostAddress>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <limits>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace practice {

namespace {

constexpr qsizetype maxHead = qsizetype{64} * 1024;
constexpr qint64 unknownLength = std::numeric_limits<qint64>::max(); // read until it closes
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
    head.closes = head.firstLine.endsWith("HTTP/1.0");
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
        else if (name == "connection")
            head.closes =
                value.toLower() == "close" || (head.closes && value.toLower() != "keep-alive");
    }
    return head;
}

ProxyConnection::ProxyConnection(QTcpSocket *client, quint16 target, const Settings &settings,
    FaultPlan &faults, QHash<Step, int> &counts, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_faults(faults)
    , m_counts(counts)
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
        case Phase::Chunks:
            more = collectChunks();
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
    m_step = stepOf(words.value(0), QUrl::fromEncoded(words.value(1)).path(), m_settings);
    m_headOnly = words.value(0) == "HEAD";
    ++m_counts[m_step];
    if (isRefused(*head))
        return true;
    m_closes = head->closes;
    m_fault = m_faults.nextWire(m_step);
    if (m_fault && m_fault->effect == Effect::DropEarly) {
        m_phase = Phase::Refused;
        m_requestLeft = unknownLength;
        m_client->disconnectFromHost();
        return false;
    }
    if (head->expectsContinue)
        m_client->write("HTTP/1.1 100 Continue\r\n\r\n");
    if (head->chunked) {
        m_chunkedHead = head->raw;
        m_chunks = ChunkReader(maxJsonBody);
        m_phase = Phase::Chunks;
        return true;
    }
    m_server->write(head->raw);
    m_requestLeft = head->length;
    m_phase = Phase::Body;
    return true;
}

bool ProxyConnection::isRefused(const MessageHead &head)
{
    const bool isUpload = m_step == Step::Upload;
    if (head.chunked && isUpload) {
        refuse(storageError(411, QStringLiteral("MissingContentLength"),
                   QStringLiteral("The length must be given.")),
            unknownLength);
        return true;
    }
    // A slot's own limit is checked behind; this is the net over what would fill the memory.
    if (head.length <= (isUpload ? m_settings.maxUploadBytes : maxJsonBody))
        return false;
    refuse(isUpload ? storageError(
               400, QStringLiteral("EntityTooLarge"), QStringLiteral("Outside the allowed size."))
                    : proxyPage(413, QStringLiteral("Request Entity Too Large")),
        head.length);
    return true;
}

// The server behind gets the body whole, as if it had been sent so.
bool ProxyConnection::collectChunks()
{
    switch (m_chunks.read(m_fromClient)) {
    case ChunkReader::State::More:
        return false;
    case ChunkReader::State::Bad:
        refuse(proxyPage(400, QStringLiteral("Bad Request")), unknownLength);
        return true;
    case ChunkReader::State::TooLong:
        refuse(proxyPage(413, QStringLiteral("Request Entity Too Large")), unknownLength);
        return true;
    case ChunkReader::State::Done:
        break;
    }
    QByteArray head;
    for (const QByteArray &line : m_chunkedHead.chopped(4).split('\n')) {
        if (!line.toLower().startsWith("transfer-encoding:")
            && !line.toLower().startsWith("content-length:"))
            head += line.trimmed() + "\r\n";
    }
    const QByteArray &body = m_chunks.body();
    m_server->write(
        head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    m_requestLeft = 0;
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
    if (m_closes) {
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
