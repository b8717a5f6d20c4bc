// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/videofetch.h"

#include <QNetworkProxy>

#include <algorithm>
#include <array>

namespace practice {

namespace {

constexpr int redirects = 300;
constexpr int errors = 400;

} // namespace

bool isPublic(const QHostAddress &address)
{
    // RFC 6890 and its successors.
    constexpr std::array special{"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
        "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"};
    bool isIpv4 = false;
    const QHostAddress ipv4(address.toIPv4Address(&isIpv4));
    if (!isIpv4) // all that was ever given out lies in it
        return address.isInSubnet(QHostAddress(QStringLiteral("2000::")), 3)
            && !address.isInSubnet(QHostAddress(QStringLiteral("2001:db8::")), 32);
    return std::ranges::none_of(special, [&ipv4](const char *subnet) {
        return ipv4.isInSubnet(QHostAddress::parseSubnet(QString::fromLatin1(subnet)));
    });
}

VideoFetch::VideoFetch(
    const QUrl &url, const QString &path, const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_url(url)
    , m_settings(settings)
    , m_file(path)
{
    // The address is looked up and checked here, which a proxy would do anew.
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this,
        [this] { end(QStringLiteral("fetching it takes too long")); });
}

void VideoFetch::start()
{
    m_patience.start(m_settings.urlPatience);
    QHostInfo::lookupHost(m_url.host(), this, [this](const QHostInfo &found) { connectTo(found); });
}

void VideoFetch::connectTo(const QHostInfo &found)
{
    if (m_hasEnded)
        return;
    const QList<QHostAddress> addresses = found.addresses();
    if (addresses.isEmpty())
        return end(QStringLiteral("its host is not known"));
    if (!isLocalForTests(m_url, m_settings) && !std::ranges::all_of(addresses, isPublic))
        return end(QStringLiteral("its host is not a public one"));
    if (!m_file.open(QIODevice::WriteOnly))
        return end(m_file.errorString());
    // To the address that was checked: another look-up might find another.
    QUrl url = m_url;
    url.setHost(addresses.first().toString());
    QNetworkRequest request(url);
    request.setRawHeader("Host", m_url.authority(QUrl::FullyEncoded).toLatin1());
    request.setPeerVerifyName(m_url.host());
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setRawHeader("Accept-Encoding", "identity");
    m_reply = m_network.get(request);
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::readyRead, this, &VideoFetch::onBytes);
    connect(m_reply, &QNetworkReply::finished, this, &VideoFetch::onEnd);
}

void VideoFetch::onBytes()
{
    if (m_hasEnded)
        return;
    const QByteArray bytes = m_reply->readAll();
    if (m_file.size() + bytes.size() > m_settings.maxUrlBytes)
        end(QStringLiteral("it has more than %1 bytes").arg(m_settings.maxUrlBytes));
    else if (m_file.write(bytes) != bytes.size() || !m_file.flush())
        end(m_file.errorString());
}

void VideoFetch::onEnd()
{
    if (m_hasEnded)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= redirects && status < errors)
        return end(QStringLiteral("its address leads elsewhere, which is not followed"));
    if (status >= errors)
        return end(QStringLiteral("its host answers %1").arg(status));
    if (m_reply->error() != QNetworkReply::NoError)
        return end(m_reply->errorString());
    onBytes();
    if (!m_hasEnded)
        end({});
}

void VideoFetch::end(const QString &fault)
{
    if (std::exchange(m_hasEnded, true))
        return;
    m_patience.stop();
    if (m_reply)
        m_reply->abort();
    m_file.close();
    if (!fault.isNull())
        m_file.remove();
    emit finished(fault);
}

} // namespace practice
