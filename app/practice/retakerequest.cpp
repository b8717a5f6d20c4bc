// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/retakerequest.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <cmath>

namespace practice {

Refusal invalidRequest(const QString &message)
{
    return {400, QStringLiteral("invalid_request_error"), message};
}

namespace {

tl::unexpected<Refusal> bad(const QString &message)
{
    return tl::unexpected(invalidRequest(message));
}

tl::expected<double, Refusal> number(const QJsonObject &body, const QString &field, double least)
{
    if (!body.contains(field))
        return bad(QStringLiteral("%1 is required").arg(field));
    const QJsonValue value = body.value(field);
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        return bad(QStringLiteral("%1 must be a number of seconds").arg(field));
    if (value.toDouble() < least)
        return bad(QStringLiteral("%1 must be at least %2").arg(field).arg(least));
    return value.toDouble();
}

tl::expected<QString, Refusal> optionalText(const QJsonObject &body, const QString &field)
{
    if (!body.contains(field))
        return QString();
    if (!body.value(field).isString())
        return bad(QStringLiteral("%1 must be a string").arg(field));
    return body.value(field).toString();
}

tl::expected<QString, Refusal> videoUri(const QJsonObject &body, const Settings &settings)
{
    const QString field = QStringLiteral("video_uri");
    if (!body.contains(field))
        return bad(QStringLiteral("video_uri is required"));
    if (!body.value(field).isString() || body.value(field).toString().isEmpty())
        return bad(QStringLiteral("video_uri must be a non-empty string"));
    const QString uri = body.value(field).toString();
    if (uri.startsWith(QLatin1String("ltx://")) || uri.startsWith(QLatin1String("data:")))
        return uri;
    const QUrl url(uri, QUrl::StrictMode);
    if (isLocalForTests(url, settings))
        return uri;
    if (!url.isValid() || url.scheme() != QLatin1String("https"))
        return bad(
            QStringLiteral("video_uri must be an ltx:// upload, an https URL or a data URI"));
    if (url.host().isEmpty() || !QHostAddress(url.host()).isNull())
        return bad(QStringLiteral("video_uri must name a public host by its domain name"));
    return uri;
}

tl::expected<Mode, Refusal> modeOf(const QJsonObject &body)
{
    const auto word = optionalText(body, QStringLiteral("mode"));
    if (!word)
        return tl::unexpected(word.error());
    if (!body.contains(QStringLiteral("mode")) || *word == QLatin1String("replace_audio_and_video"))
        return Mode::AudioAndVideo;
    if (*word == QLatin1String("replace_audio"))
        return Mode::Audio;
    if (*word == QLatin1String("replace_video"))
        return Mode::Video;
    return bad(
        QStringLiteral("mode must be replace_audio, replace_video or replace_audio_and_video"));
}

tl::expected<QSize, Refusal> resolutionOf(const QJsonObject &body, const Settings &settings)
{
    const auto word = optionalText(body, QStringLiteral("resolution"));
    if (!word)
        return tl::unexpected(word.error());
    if (!body.contains(QStringLiteral("resolution"))) {
        if (settings.resolutionRequired)
            return bad(QStringLiteral("resolution is required for retake generation"));
        return QSize();
    }
    if (*word == QLatin1String("1920x1080"))
        return QSize(1920, 1080);
    if (*word == QLatin1String("1080x1920"))
        return QSize(1080, 1920);
    return bad(QStringLiteral("resolution must be 1920x1080 or 1080x1920"));
}

tl::expected<void, Refusal> checkModel(const QJsonObject &body)
{
    const auto word = optionalText(body, QStringLiteral("model"));
    if (!word)
        return tl::unexpected(word.error());
    if (body.contains(QStringLiteral("model")) && *word != QLatin1String("ltx-2-3-pro"))
        return bad(QStringLiteral("model must be ltx-2-3-pro"));
    return {};
}

tl::expected<QString, Refusal> promptOf(const QJsonObject &body, const Settings &settings)
{
    const auto text = optionalText(body, QStringLiteral("prompt"));
    // Characters are code points: an emoji counts once.
    if (text && text->toUcs4().size() > settings.maxPrompt)
        return bad(
            QStringLiteral("prompt must have at most %1 characters").arg(settings.maxPrompt));
    return text;
}

} // namespace

bool isLocalForTests(const QUrl &url, const Settings &settings)
{
    return settings.takesLocalUrls && url.scheme() == QLatin1String("http")
        && url.host() == QLatin1String("localhost");
}

tl::expected<RetakeRequest, Refusal> readRetakeRequest(
    const QByteArray &text, const Settings &settings)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isObject())
        return bad(QStringLiteral("the body must be a JSON object"));
    const QJsonObject body = document.object();

    const auto uri = videoUri(body, settings);
    if (!uri)
        return tl::unexpected(uri.error());
    const auto start = number(body, QStringLiteral("start_time"), 0);
    if (!start)
        return tl::unexpected(start.error());
    const auto duration = number(body, QStringLiteral("duration"), 2);
    if (!duration)
        return tl::unexpected(duration.error());
    const auto prompt = promptOf(body, settings);
    if (!prompt)
        return tl::unexpected(prompt.error());
    const auto mode = modeOf(body);
    if (!mode)
        return tl::unexpected(mode.error());
    const auto resolution = resolutionOf(body, settings);
    if (!resolution)
        return tl::unexpected(resolution.error());
    if (const auto model = checkModel(body); !model)
        return tl::unexpected(model.error());
    return RetakeRequest{*uri, *start, *duration, *prompt, *mode, *resolution};
}

} // namespace practice
