// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/jobfixture.h"

#include <QDir>
#include <QFile>

namespace apitest {

using namespace std::chrono_literals;

JobFixture::JobFixture()
    : journal(api::Journal::open(dir.filePath(QStringLiteral("journal"))).value())
{
    QFile window(dir.filePath(QStringLiteral("window.mp4")));
    if (!window.open(QIODevice::WriteOnly) || window.write(QByteArray(200'000, 'w')) < 0)
        qFatal("no window file");
    timing.pollInterval = 1ms;
    timing.pollJitter = 0ms;
    timing.unpaid = {.base = 1ms, .cap = 2ms, .maxAttempts = 4};
    timing.notAccepted = {.base = 1ms, .cap = 2ms, .maxAttempts = 4};
    timing.paid = {.base = 1ms, .cap = 2ms, .maxAttempts = 0};
    timing.refusedPolls = 3;
    access = [this](const QString &, const QUrl &) {
        return api::Access{billedService(), FakeService::key()};
    };
}

api::Service JobFixture::billedService() const
{
    return api::ltxService(service.api.url());
}

api::JobDraft JobFixture::draft(const QString &name) const
{
    api::JobDraft draft;
    draft.title = name;
    draft.service = billedService();
    draft.windowPath = dir.filePath(QStringLiteral("window.mp4"));
    draft.windowHash = QStringLiteral("9f86d081");
    draft.uploadedSeconds = 5;
    draft.request.startTime = 1;
    draft.request.duration = 2.5;
    draft.request.prompt = QStringLiteral("the lamp is lit");
    draft.resultPath = dir.filePath(QStringLiteral("result-%1.mp4").arg(name));
    draft.price = 0.5;
    draft.projectUid = QStringLiteral("film");
    draft.context = {{QStringLiteral("take"), 7}};
    return draft;
}

api::JobTools JobFixture::tools()
{
    return {client, journal, writer, access, [] { return 0.5; }};
}

std::unique_ptr<api::RetakeJob> JobFixture::newJob()
{
    const api::JobRecord record = api::recordOf(draft(), QStringLiteral("job"));
    auto lock = journal.lock(record.id);
    if (!lock || !journal.write(record))
        qFatal("no journal");
    return std::make_unique<api::RetakeJob>(record, std::move(*lock), tools(), timing);
}

std::unique_ptr<api::RetakeJob> JobFixture::reloaded()
{
    writer.flush();
    const api::Journal::Contents contents = journal.load();
    if (contents.records.size() != 1 || !contents.setAside.isEmpty())
        qFatal("not one job in the journal");
    auto lock = journal.lock(contents.records.first().id);
    if (!lock)
        qFatal("the job is locked");
    return std::make_unique<api::RetakeJob>(
        contents.records.first(), std::move(*lock), tools(), timing);
}

QByteArray JobFixture::journalText() const
{
    QByteArray text;
    const QDir folder(journal.folder());
    const QStringList names = folder.entryList(QDir::Files | QDir::Hidden);
    for (const QString &name : names)
        text += contentsOf(folder.filePath(name));
    return text;
}

std::unique_ptr<api::JobQueue> queueOf(JobFixture &fixture)
{
    return std::make_unique<api::JobQueue>(
        fixture.client, fixture.journal, fixture.access, fixture.timing);
}

int countOf(const api::JobQueue &queue, api::JobState state)
{
    int count = 0;
    for (const api::JobSnapshot &job : queue.snapshot())
        count += job.state == state ? 1 : 0;
    return count;
}

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool isStill(const api::RetakeJob &job)
{
    return job.record().state == api::JobState::Checking || api::isFinal(job.record().state);
}

} // namespace apitest
