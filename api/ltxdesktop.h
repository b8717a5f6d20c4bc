// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/protocol.h"

namespace api {

// The local backend of LTX Desktop. Nothing here was tried on the real one; the facts are those of
// its published schema (Lightricks/LTX-Desktop, frontend/generated/backend-openapi.json and the
// routes and handlers of backend/, read in versions of spring to autumn 2026):
//
// - It listens on 127.0.0.1:41954 [certain: the constant; LTX_PORT moves it]. A token may guard it,
//   then every call needs "Authorization: Bearer" [certain]. The application makes one at random at
//   each start for the backend that it starts itself and tells nobody; a backend that was started
//   by hand has the one of LTX_AUTH_TOKEN, or none [certain].
// - POST /api/retake {video_path, start_time, duration >= 2, prompt, mode, resolution
//   {width,height}|null, model "pro"} blocks until the take is made [certain]. Older ones know
//   neither resolution nor model and ignore what they do not know [probable].
// - Its answer is {"status":"complete","video_path"}, {"status":"complete","result":{…}} when it
//   asked the hosted API, or {"status":"cancelled"} [certain].
// - One thing at a time: 409 while another is being made [certain]. Nothing of it was begun.
// - Errors are {code, message}. 422 is a request that it cannot read, not a content filter; 500 is
//   a generation that failed and is over [certain].
// - Frames have to be 8k+1 and both sides multiples of 32, else 400; newer ones fit the picture to
//   that themselves [certain].
// - GET /api/generation/progress {status idle|running|complete|cancelled|error, phase, progress,
//   currentStep, totalSteps} tells of the last thing that was made, whoever asked for it [certain].
//   Newer ones add its id, and the result's path once it is complete [certain]; one version called
//   the id generationId and gave an error [certain]. `progress` is made up of fixed figures, so it
//   is not shown [certain].
// - POST /api/generate/cancel answers cancelling or no_active_generation [certain].
// - A user can have it ask the hosted API with a key of its own, and it does so by itself where the
//   graphics card is too small: GET /api/runtime-policy {force_api_generations} and GET
//   /api/settings {userPrefersLtxApiVideoGenerations, hasLtxApiKey} say so [certain]. That would
//   cost money unseen, so it is asked before each submit and refused.
class LtxDesktop : public Protocol {
public:
    bool isInPlace() const override { return true; }
    QStringList questions() const override;
    std::optional<Error> objectionTo(const QByteArray &answer) const override;
    QString submitPath() const override;
    QJsonObject submitBody(const RetakeRequest &request) const override;
    Result<JobStatus> parseSubmitted(const QByteArray &body) const override;
    QString pollPath(const QString &jobId) const override;
    Result<JobStatus> parsePolled(const QByteArray &body, const QString &jobId) const override;
    QString cancelPath() const override;
    Answer judge(Step step, const HttpOutcome &outcome) const override;
};

// What Error::type says of it, each with a sentence of its own.
namespace ltxdesktop {
inline constexpr QLatin1String elsewhere("desktop-elsewhere"); // not on this computer
inline constexpr QLatin1String away("desktop-away"); // nothing answers there
inline constexpr QLatin1String token("desktop-token"); // it wants one, or another one
inline constexpr QLatin1String busy("desktop-busy"); // it makes something else now
inline constexpr QLatin1String costly("desktop-costly"); // it would ask the hosted API
inline constexpr QLatin1String refused("desktop-refused");
inline constexpr QLatin1String failed("desktop-failed"); // it began and gave up
inline constexpr QLatin1String lost("desktop-lost"); // it may have made it, or make it still
inline constexpr QLatin1String gone("desktop-gone"); // the file that it named is not there
} // namespace ltxdesktop

} // namespace api
