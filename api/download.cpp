// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/download.h"

#include <QRegularExpression>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace api {

namespace {

constexpr qint64 bufferSize = 1'000'000;

} // namespace

bool syncToDisk(QFile &file)
{
    if (!file.flush())
        return false;
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return true;
#endif
}

Download::Download(DownloadTarget target, QObject *parent)
    : Call(parent)
    , m_target(std::move(target))
    , m_file(m_target.partPath)
{
}

Result<> Download::open()
{
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return fail(Error::Kind::FileNotWritable, m_file.errorString());
    // Without a strong tag the earlier part could belong to another file.
    m_have = m_target.etag.isEmpty() ? 0 : m_file.size();
    if (!m_file.resize(m_have) || !m_file.seek(m_have))
        return fail(Error::Kind::FileNotWritable, m_file.errorString());
    return {};
}

void Download::onHeaders()
{
    if (m_isFile || !reply())
        return;
    const int status = reply()->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const qint64 length = reply()->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    reply()->setReadBufferSize(bufferSize);
    if (status == 206) {
        checkRange();
    } else if (status == 200) {
        m_isFile = true;
        m_have = 0;
        m_total = reply()->hasRawHeader("content-length") ? length : -1;
        if (!m_file.resize(0) || !m_file.seek(0))
            breakOff(Error::Kind::FileNotWritable, m_file.errorString());
    } else if (status == 416) {
        m_file.resize(0);
    }
    if (!m_isFile)
        return;
    if (m_total > m_target.maxBytes) {
        breakOff(Error::Kind::TooLarge, QStringLiteral("the result has %1 bytes").arg(m_total));
        return;
    }
    const QByteArray etag = reply()->rawHeader("etag");
    emit identified(etag.startsWith('"') ? etag : QByteArray());
}

// A server may give a part without minding If-Range. `total` is 0 where it does not say.
bool Download::isOfSameFile(qint64 total) const
{
    const QByteArray etag = reply()->rawHeader("etag");
    return m_have == 0
        || ((etag.isEmpty() || etag == m_target.etag)
            && (total == 0 || m_target.total == 0 || total == m_target.total));
}

void Download::checkRange()
{
    static const QRegularExpression form(
        QStringLiteral("^bytes (\\d{1,18})-(\\d{1,18})/(\\d{1,18}|\\*)$"));
    const auto range =
        form.match(QString::fromLatin1(reply()->rawHeader("content-range")).trimmed());
    bool isKnown = false;
    const qint64 total = range.captured(3).toLongLong(&isKnown);
    if (!range.hasMatch() || range.captured(1).toLongLong() != m_have
        || (isKnown && total <= m_have) || !isOfSameFile(total)) {
        m_file.resize(0);
        breakOff(Error::Kind::Malformed,
            QStringLiteral("the server sent another part than was asked for"));
        return;
    }
    m_isFile = true;
    m_total = isKnown ? total : -1;
}

void Download::onBytes()
{
    if (!m_isFile) {
        Call::onBytes();
        return;
    }
    const QByteArray bytes = reply()->readAll();
    if (m_have + bytes.size() > m_target.maxBytes) {
        breakOff(Error::Kind::TooLarge,
            QStringLiteral("the result has more than %1 bytes").arg(m_target.maxBytes));
        return;
    }
    if (m_file.write(bytes) != bytes.size()) {
        breakOff(Error::Kind::DiskFull, m_file.errorString());
        return;
    }
    m_have += bytes.size();
    emit progressChanged(m_have, qMax<qint64>(m_total, 0));
}

void Download::onEnd(HttpOutcome &outcome)
{
    const bool isSynced = syncToDisk(m_file);
    m_file.close();
    if (outcome.fault)
        return;
    const bool isSuccess = outcome.status >= 200 && outcome.status < 300;
    if (isSuccess && !m_isFile) {
        outcome.fault = Error::Kind::Malformed;
        outcome.faultText = QStringLiteral("an answer without a file");
    }
    if (!m_isFile)
        return;
    if (!isSynced) {
        outcome.fault = Error::Kind::DiskFull;
        outcome.faultText = m_file.errorString();
    } else if (m_have == 0 || (m_total >= 0 && m_have != m_total)) {
        outcome.fault = Error::Kind::ConnectionLost;
        outcome.faultText = QStringLiteral("%1 of %2 bytes came").arg(m_have).arg(m_total);
    }
}

} // namespace api
