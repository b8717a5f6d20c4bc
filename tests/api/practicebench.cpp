// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/practicebench.h"

#include "tests/support/testmedia.h"

#include <algorithm>

namespace apitest {

using namespace std::chrono_literals;

namespace {

QString windowFile()
{
    testsupport::MediaSpec spec;
    spec.name = QStringLiteral("a window for the practice service");
    spec.frames = 75;
    spec.size = QSize(160, 90);
    return testsupport::make(spec);
}

} // namespace

practice::Settings PracticeBench::quickSettings()
{
    practice::Settings settings;
    settings.pendingTime = 1ms;
    settings.processingTime = 1ms;
    settings.slowTime = 20ms;
    settings.retryAfter = 0s;
    settings.plainTakes = true;
    return settings;
}

PracticeBench::PracticeBench(const practice::Settings &settings)
    : host(settings)
    , m_endpoint(host.start().value())
    , m_journal(api::Journal::open(m_dir.filePath(QStringLiteral("journal"))).value())
{
    timing.pollInterval = 1ms;
    timing.pollJitter = 0ms;
    timing.unpaid = {.base = 1ms, .cap = 2ms, .maxAttempts = 3};
    timing.notAccepted = {.base = 1ms, .cap = 2ms, .maxAttempts = 3};
    timing.paid = {.base = 1ms, .cap = 2ms, .maxAttempts = 0};
    timing.refusedPolls = 3;
}

api::JobQueue &PracticeBench::queue()
{
    if (!m_queue) {
        const auto access = [this](const QString &, const QUrl &) {
            return api::Access{api::ltxService(QUrl(m_endpoint.url)), m_endpoint.key.toLatin1()};
        };
        m_queue = std::make_unique<api::JobQueue>(m_client, m_journal, access, timing);
    }
    return *m_queue;
}

QString PracticeBench::add()
{
    const QString number = QString::number(++m_jobs);
    // A file of its own: no upload is shared between jobs.
    const QString window = m_dir.filePath(QStringLiteral("window-%1.mp4").arg(number));
    if (!QFile::copy(windowFile(), window))
        qFatal("no window file");
    api::JobDraft draft;
    draft.title = number;
    draft.service = api::ltxService(QUrl(m_endpoint.url));
    draft.windowPath = window;
    draft.uploadedSeconds = 3;
    draft.request.startTime = 0.5;
    draft.request.duration = 2;
    draft.resultPath = m_dir.filePath(QStringLiteral("result-%1.mp4").arg(number));
    draft.price = 0.3;
    return queue().add(draft).value();
}

api::JobSnapshot PracticeBench::job(const QString &id) const
{
    return m_queue->find(id).value();
}

bool PracticeBench::isStill(const QString &id) const
{
    const api::JobState state = job(id).state;
    return state == api::JobState::Checking || api::isFinal(state);
}

QString PracticeBench::booked(const QString &id) const
{
    m_queue->flush();
    const QList<api::Spend> spends = m_queue->ledger().spends().value();
    const auto spend = std::ranges::find(spends, id, &api::Spend::id);
    return spend == spends.end() ? QString() : api::stateName(spend->state);
}

} // namespace apitest
