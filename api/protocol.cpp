// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/protocol.h"

#include "api/ltxdesktop.h"

#include <QUrl>

namespace api {

namespace {

constexpr QLatin1String retakeApiName("retake-api");
constexpr QLatin1String ltxDesktopName("ltx-desktop");

// The hosted service, and the practice service that stands in for it.
class RetakeApi : public Protocol {
public:
    bool isInPlace() const override { return false; }
    QStringList questions() const override { return {}; }
    std::optional<Error> objectionTo(const QByteArray &) const override { return std::nullopt; }
    QString submitPath() const override { return QStringLiteral("/v2/retake"); }
    QJsonObject submitBody(const RetakeRequest &request) const override
    {
        QJsonObject body = toJson(request);
        if (request.prompt.isEmpty())
            body.remove(QStringLiteral("prompt"));
        return body;
    }

    Result<JobStatus> parseSubmitted(const QByteArray &body) const override
    {
        return parseSubmitAnswer(body).map([](const SubmitAnswer &answer) {
            JobStatus status;
            status.phase = JobStatus::Phase::Pending;
            status.id = answer.id;
            status.createdAt = answer.createdAt;
            return status;
        });
    }

    QString pollPath(const QString &jobId) const override
    {
        return QStringLiteral("/v2/retake/") + QString::fromLatin1(QUrl::toPercentEncoding(jobId));
    }

    Result<JobStatus> parsePolled(const QByteArray &body, const QString &) const override
    {
        return parseJobStatus(body);
    }

    QString cancelPath() const override { return {}; }
    Answer judge(Step step, const HttpOutcome &outcome) const override
    {
        return api::judge(step, outcome);
    }
};

} // namespace

const Protocol &protocolOf(ProtocolKind kind)
{
    static const RetakeApi retakeApi;
    static const LtxDesktop ltxDesktop;
    if (kind == ProtocolKind::LtxDesktop)
        return ltxDesktop;
    return retakeApi;
}

QString protocolName(ProtocolKind kind)
{
    return kind == ProtocolKind::LtxDesktop ? ltxDesktopName : retakeApiName;
}

std::optional<ProtocolKind> protocolFromName(const QString &name)
{
    if (name == retakeApiName)
        return ProtocolKind::RetakeApi;
    if (name == ltxDesktopName)
        return ProtocolKind::LtxDesktop;
    return std::nullopt;
}

} // namespace api
