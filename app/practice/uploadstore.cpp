// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/uploadstore.h"

#include <QFile>

#include <algorithm>

namespace practice {

namespace {

constexpr QLatin1String uriPrefix("ltx://uploads/");

Refusal unusable(const QString &why)
{
    return invalidRequest(QStringLiteral("video_uri: %1").arg(why));
}

tl::expected<ProbedVideo, Refusal> checkVideo(const QString &path, const Settings &settings)
{
    const auto probed = probeVideo(path);
    if (!probed)
        return tl::unexpected(
            unusable(QStringLiteral("the video cannot be read (%1)").arg(probed.error().detail)));
    if (probed->codec != QLatin1String("h264") && probed->codec != QLatin1String("hevc"))
        return tl::unexpected(unusable(QStringLiteral("the video codec must be H.264 or H.265")));
    const QSize size = probed->displaySize;
    if (std::max(size.width(), size.height()) > settings.maxLongSide
        || std::min(size.width(), size.height()) > settings.maxShortSide)
        return tl::unexpected(unusable(QStringLiteral("the video must be at most %1x%2")
                                           .arg(settings.maxLongSide)
                                           .arg(settings.maxShortSide)));
    if (probed->frames < settings.minFrames)
        return tl::unexpected(
            unusable(QStringLiteral("the video must have at least %1 frames, it has %2")
                         .arg(settings.minFrames)
                         .arg(probed->frames)));
    return *probed;
}

} // namespace

UploadStore::UploadStore(const Settings &settings, const Clock &clock, QString folder)
    : m_settings(settings)
    , m_clock(clock)
    , m_folder(std::move(folder))
{
}

QByteArray UploadStore::lengthRange() const
{
    return "0," + QByteArray::number(m_settings.maxUploadBytes);
}

Response UploadStore::newSlot(const QString &baseUrl)
{
    const QByteArray token = randomToken();
    const QByteArray signature = randomToken();
    m_slots.insert(token,
        {signature, m_clock.in(m_settings.uploadUrlLife), m_clock.in(m_settings.uploadLife), {},
            {}});
    const QString name = QString::fromLatin1(token);
    return jsonResponse(200,
        {{QStringLiteral("upload_url"),
             baseUrl
                 + QStringLiteral("/uploads/%1?X-Goog-Signature=%2")
                       .arg(name, QString::fromLatin1(signature))},
            {QStringLiteral("storage_uri"), uriPrefix + name},
            {QStringLiteral("expires_at"), m_clock.iso(m_settings.uploadUrlLife)},
            {QStringLiteral("required_headers"),
                QJsonObject{{QStringLiteral("x-goog-content-length-range"),
                                QString::fromLatin1(lengthRange())},
                    {QStringLiteral("x-goog-if-generation-match"), QStringLiteral("0")}}}});
}

Response UploadStore::put(const Request &request, const QByteArray &token)
{
    const auto slot = m_slots.find(token);
    if (slot == m_slots.end()
        || request.query.queryItemValue(QStringLiteral("X-Goog-Signature"))
            != QString::fromLatin1(slot->signature))
        return storageError(403, QStringLiteral("SignatureDoesNotMatch"),
            QStringLiteral("Unknown or altered address."));
    if (m_clock.isPast(slot->expires))
        return storageError(
            400, QStringLiteral("ExpiredToken"), QStringLiteral("The upload address has expired."));
    if (request.headers.value("x-goog-content-length-range") != lengthRange()
        || request.headers.value("x-goog-if-generation-match") != "0")
        return storageError(403, QStringLiteral("SignatureDoesNotMatch"),
            QStringLiteral("A required header is missing or altered."));
    if (request.body.size() > m_settings.maxUploadBytes)
        return storageError(
            400, QStringLiteral("EntityTooLarge"), QStringLiteral("Outside the allowed size."));
    if (!slot->path.isEmpty())
        return storageError(412, QStringLiteral("PreconditionFailed"),
            QStringLiteral("The slot has been written."));
    slot->path = writeFile(token, request.body);
    if (slot->path.isEmpty())
        return storageError(503, QStringLiteral("ServiceUnavailable"),
            QStringLiteral("The bytes cannot be stored."));
    slot->forgotten = m_clock.in(m_settings.uploadLife);
    return {200, "text/plain", {}, {{"ETag", '"' + token + '"'}}};
}

QString UploadStore::writeFile(const QByteArray &token, const QByteArray &bytes) const
{
    QFile file(m_folder + QStringLiteral("/upload-") + QString::fromLatin1(token));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.flush()) {
        file.remove();
        return {};
    }
    return file.fileName();
}

tl::expected<UploadedVideo, Refusal> UploadStore::find(const QString &uri)
{
    if (uri.startsWith(QLatin1String("data:")))
        return fromDataUri(uri);
    const auto slot = m_slots.find(uri.mid(uriPrefix.size()).toLatin1());
    if (slot == m_slots.end() || m_clock.isPast(slot->forgotten))
        return tl::unexpected(unusable(QStringLiteral("no such upload")));
    if (slot->path.isEmpty())
        return tl::unexpected(unusable(QStringLiteral("the upload is not finished")));
    return usable(*slot);
}

tl::expected<UploadedVideo, Refusal> UploadStore::usable(Slot &slot)
{
    if (!slot.probed)
        slot.probed = checkVideo(slot.path, m_settings);
    if (*slot.probed)
        return UploadedVideo{slot.path, **slot.probed};
    if (m_settings.mediaFaultsInJob)
        return UploadedVideo{slot.path, {}};
    return tl::unexpected(slot.probed->error());
}

tl::expected<UploadedVideo, Refusal> UploadStore::fromDataUri(const QString &uri)
{
    if (uri.size() > m_settings.maxDataUriBytes)
        return tl::unexpected(unusable(QStringLiteral("the data URI is too large")));
    const auto comma = uri.indexOf(QLatin1Char(','));
    const QString head = uri.left(comma);
    if (comma < 0 || !head.startsWith(QLatin1String("data:video/"))
        || !head.endsWith(QLatin1String(";base64")))
        return tl::unexpected(
            unusable(QStringLiteral("the data URI must be data:video/…;base64,…")));
    const auto bytes = QByteArray::fromBase64Encoding(uri.mid(comma + 1).toLatin1(),
        QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes)
        return tl::unexpected(unusable(QStringLiteral("the data URI is not base64")));
    const QString path = writeFile(randomToken(), *bytes);
    if (path.isEmpty())
        return tl::unexpected(Refusal{
            503, QStringLiteral("service_unavailable"), QStringLiteral("Storage is full.")});
    return keep(path);
}

QString UploadStore::newFile() const
{
    return m_folder + QStringLiteral("/upload-") + QString::fromLatin1(randomToken());
}

tl::expected<UploadedVideo, Refusal> UploadStore::keep(const QString &path)
{
    const Slot slot{{}, m_clock.now(), m_clock.in(m_settings.uploadLife), path, {}};
    return usable(*m_slots.insert(randomToken(), slot));
}

void UploadStore::sweep(const QStringList &inUse)
{
    m_slots.removeIf([&](auto slot) {
        if (!m_clock.isPast(slot->forgotten) || inUse.contains(slot->path))
            return false;
        if (!slot->path.isEmpty())
            QFile::remove(slot->path);
        return true;
    });
}

} // namespace practice
