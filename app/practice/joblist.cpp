// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/joblist.h"

#include <QFile>
#include <QTimer>
#include <QUuid>
#include <QtConcurrent/QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace practice {

using timeline::model::Error;
using timeline::model::Result;

JobList::JobList(const Settings &settings, const Clock &clock, FaultPlan &faults, QString folder,
    QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_clock(clock)
    , m_faults(faults)
    , m_folder(std::move(folder))
    , m_book(settings.balance)
{
    m_threads.setMaxThreadCount(2);
}

JobList::~JobList()
{
    m_cancel.cancel();
    m_threads.clear();
    m_threads.waitForDone();
}

std::chrono::milliseconds JobList::scaled(std::chrono::milliseconds time) const
{
    const double speed = m_settings.speed > 0 ? m_settings.speed : 1;
    return std::chrono::milliseconds(std::llround(double(time.count()) / speed));
}

namespace {

constexpr std::chrono::minutes rateWindow{1};

Response tooMany(const QString &type, const QString &message, std::chrono::seconds retryAfter)
{
    Response full = envelope(429, type, message);
    full.headers.append({"Retry-After", QByteArray::number(qint64(retryAfter.count()))});
    return full;
}

} // namespace

// Three limits, apart: too fast, too many at once, too many in line. The last one's answer has no
// Retry-After, since nobody knows whether the service sends one.
std::optional<Response> JobList::limitReached() const
{
    if (m_settings.submitsPerMinute > 0 && m_taken.size() >= m_settings.submitsPerMinute) {
        const auto until = m_taken.at(m_taken.size() - m_settings.submitsPerMinute) + rateWindow;
        if (!m_clock.isPast(until))
            return tooMany(QStringLiteral("rate_limit_error"),
                QStringLiteral("At most %1 submits a minute").arg(m_settings.submitsPerMinute),
                std::chrono::ceil<std::chrono::seconds>(until - m_clock.now()));
    }
    if (m_book.account().active < m_settings.concurrency + m_settings.queueLimit)
        return std::nullopt;
    if (m_settings.queueLimit > 0)
        return envelope(429, QStringLiteral("rate_limit_error"),
            QStringLiteral("The queue limit is exceeded: at most %1 jobs may wait")
                .arg(m_settings.queueLimit));
    return tooMany(QStringLiteral("concurrency_limit_error"),
        QStringLiteral("At most %1 generations at once").arg(m_settings.concurrency),
        m_settings.retryAfter);
}

Response JobList::submit(const RetakeRequest &request, const UploadedVideo &upload)
{
    const bool known = upload.video.frames > 0;
    if (known && request.startTime >= upload.video.seconds)
        return envelope(400, QStringLiteral("invalid_request_error"),
            QStringLiteral("start_time lies behind the end of the video"));
    if (const auto full = limitReached())
        return *full;
    const double price = upload.video.seconds * m_settings.pricePerSecond;
    if (!m_book.covers(price))
        return envelope(402, QStringLiteral("insufficient_funds_error"),
            QStringLiteral("The balance does not cover the job. Required: %1 cents")
                .arg(std::ceil(price * 100)));

    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Job job;
    job.createdAt = m_clock.iso();
    job.fileToken = randomToken();
    job.signature = randomToken();
    job.order = orderFor(request, upload, job.fileToken);
    job.failure = plannedFailure(upload);
    m_jobs.insert(id, job);
    m_book.hold({id, job.createdAt, upload.video.seconds, price});
    m_taken.removeIf([&](Clock::Time taken) { return m_clock.isPast(taken + rateWindow); });
    m_taken.append(m_clock.now());
    QTimer::singleShot(scaled(m_settings.pendingTime), this, [this, id] { beginProcessing(id); });
    Response taken = jsonResponse(
        202, {{QStringLiteral("id"), id}, {QStringLiteral("created_at"), job.createdAt}});
    taken.job = id;
    return taken;
}

void JobList::whenEnded(const QString &id, std::function<void(const Response &)> answered)
{
    if (const auto job = m_jobs.find(id); job != m_jobs.end())
        job->answered = std::move(answered);
}

TakeOrder JobList::orderFor(
    const RetakeRequest &request, const UploadedVideo &upload, const QByteArray &token)
{
    TakeOrder order;
    order.input = upload.path;
    order.output = m_folder + QStringLiteral("/result-") + QString::fromLatin1(token);
    order.startTime = request.startTime;
    order.duration = request.duration;
    order.mode = request.mode;
    order.size = request.resolution;
    order.damage.bleed = m_faults.takes(Effect::Bleed);
    order.damage.trimmedTail = m_faults.takes(Effect::TrimmedTail);
    order.damage.otherRate = m_faults.takes(Effect::OtherRate);
    order.damage.wrongSize = m_faults.takes(Effect::WrongSize);
    order.damage.black = m_faults.takes(Effect::Black);
    order.damage.cutFile = m_faults.takes(Effect::CutFile);
    return order;
}

namespace {

QString failureText(QLatin1String type)
{
    if (type == QLatin1String("content_filtered_error"))
        return QStringLiteral("The result was withheld by the content filter.");
    if (type == QLatin1String("insufficient_funds_error"))
        return QStringLiteral("The balance does not cover the job.");
    if (type == QLatin1String("invalid_request_error"))
        return QStringLiteral("video_uri: the video cannot be used");
    return QStringLiteral("The generation failed.");
}

} // namespace

std::optional<Refusal> JobList::plannedFailure(const UploadedVideo &upload)
{
    if (upload.video.frames == 0)
        return invalidRequest(QStringLiteral("video_uri: the video cannot be used"));
    if (const Fault *fault = m_faults.takes(Effect::FailedJob))
        return Refusal{0, fault->type, failureText(fault->type)};
    return std::nullopt;
}

namespace {

Result<> handBack(const TakeOrder &order)
{
    QFile upload(order.input);
    if (!upload.copy(order.output))
        return timeline::model::fail(Error::Kind::NotWritable, upload.errorString());
    return {};
}

} // namespace

void JobList::beginProcessing(const QString &id)
{
    if (m_processing < m_settings.concurrency)
        process(id);
    else
        m_waiting.append(id);
}

void JobList::process(const QString &id)
{
    const auto job = m_jobs.find(id);
    if (job == m_jobs.end())
        return;
    ++m_processing;
    job->state = State::Processing;
    const int factor = m_faults.takes(Effect::SlowJob) ? 10 : 1;
    QTimer::singleShot(scaled(m_settings.processingTime) * factor, this, [this, id] {
        if (const auto waited = m_jobs.find(id); waited != m_jobs.end()) {
            waited->timePassed = true;
            finishWhenReady(id);
        }
    });
    if (job->failure) {
        job->made = true;
        return;
    }
    QtConcurrent::run(&m_threads,
        [order = job->order, plain = m_settings.plainTakes, cancel = m_cancel] {
            return plain ? handBack(order) : makeTake(order, {}, cancel);
        })
        .then(this, [this, id](const Result<> &made) { takeMade(id, made); });
}

void JobList::takeMade(const QString &id, const Result<> &made)
{
    const auto job = m_jobs.find(id);
    if (job == m_jobs.end())
        return;
    job->made = true;
    if (!made)
        job->failure = made.error().kind == Error::Kind::DiskFull
                || made.error().kind == Error::Kind::NotWritable
            ? Refusal{500, QStringLiteral("api_error"),
                QStringLiteral("The result cannot be stored.")}
            : invalidRequest(QStringLiteral("video_uri: %1").arg(made.error().detail));
    finishWhenReady(id);
}

void JobList::finishWhenReady(const QString &id)
{
    const auto job = m_jobs.find(id);
    if (!job->made || !job->timePassed)
        return;
    job->state = job->failure ? State::Failed : State::Completed;
    job->completedAt = m_clock.iso();
    job->forgotten = m_clock.in(m_settings.jobLife);
    // Failed generations are not billed.
    m_book.settle(id, job->failure ? LedgerLine::State::Released : LedgerLine::State::Spent);
    if (const auto answered = std::exchange(job->answered, nullptr))
        answered(endOf(*job));
    --m_processing;
    if (!m_waiting.isEmpty())
        process(m_waiting.takeFirst());
}

Response JobList::status(const QString &id, const QString &baseUrl)
{
    const auto job = m_jobs.find(id);
    if (job == m_jobs.end() || m_clock.isPast(job->forgotten))
        return envelope(404, QStringLiteral("not_found_error"), QStringLiteral("No such job"));
    QJsonObject body{{QStringLiteral("id"), id}, {QStringLiteral("created_at"), job->createdAt}};
    const bool ended = job->state == State::Completed || job->state == State::Failed;
    if (ended)
        body.insert(QStringLiteral("completed_at"), job->completedAt);
    switch (job->state) {
    case State::Pending:
        body.insert(QStringLiteral("status"), QStringLiteral("pending"));
        break;
    case State::Processing:
        body.insert(QStringLiteral("status"), QStringLiteral("processing"));
        break;
    case State::Completed:
        body.insert(QStringLiteral("status"), QStringLiteral("completed"));
        body.insert(QStringLiteral("result"),
            m_faults.takes(Effect::NoUrl)
                ? QJsonObject{}
                : QJsonObject{{QStringLiteral("video_url"), signedUrl(*job, baseUrl)}});
        break;
    case State::Failed:
        body.insert(QStringLiteral("status"), QStringLiteral("failed"));
        body.insert(QStringLiteral("error"),
            QJsonObject{{QStringLiteral("type"), job->failure->type},
                {QStringLiteral("message"), job->failure->message}});
        break;
    }
    if (m_faults.takes(Effect::UnknownStatus)) {
        body = {{QStringLiteral("id"), id}, {QStringLiteral("created_at"), job->createdAt},
            {QStringLiteral("status"), QStringLiteral("warming_up")}};
    }
    return jsonResponse(200, body);
}

namespace {

int statusOf(const QString &errorType)
{
    if (errorType == QLatin1String("content_filtered_error"))
        return 422;
    if (errorType == QLatin1String("insufficient_funds_error"))
        return 402;
    return errorType == QLatin1String("invalid_request_error") ? 400 : 500;
}

} // namespace

Response JobList::endOf(const Job &job)
{
    if (job.failure)
        return envelope(statusOf(job.failure->type), job.failure->type, job.failure->message);
    QFile file(job.order.output);
    if (!file.open(QIODevice::ReadOnly))
        return envelope(500, QStringLiteral("api_error"), QStringLiteral("The result is gone."));
    return {200, "video/mp4", file.readAll(), {}};
}

QString JobList::signedUrl(Job &job, const QString &baseUrl) const
{
    job.urlExpires = m_clock.in(m_settings.resultUrlLife);
    return baseUrl
        + QStringLiteral("/files/%1.mp4?X-Goog-Signature=%2")
              .arg(QString::fromLatin1(job.fileToken), QString::fromLatin1(job.signature));
}

namespace {

Response fileResponse(const QString &path, const QByteArray &etag, const Request &request)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return storageError(404, QStringLiteral("NoSuchKey"), QStringLiteral("No such object."));
    const qint64 size = file.size();
    Response answer{200, "video/mp4", {}, {{"Accept-Ranges", "bytes"}, {"ETag", etag}}};
    const QByteArray condition = request.headers.value("if-range");
    const auto range = condition.isEmpty() || condition == etag
        ? parseRange(request.headers.value("range"), size)
        : std::nullopt;
    if (!range) {
        answer.body = file.readAll();
        return answer;
    }
    if (range->first > range->last) {
        Response outside = storageError(
            416, QStringLiteral("InvalidRange"), QStringLiteral("Outside the object."));
        outside.headers.append({"Content-Range", "bytes */" + QByteArray::number(size)});
        return outside;
    }
    file.seek(range->first);
    answer.status = 206;
    answer.body = file.read(range->last - range->first + 1);
    answer.headers.append({"Content-Range",
        "bytes " + QByteArray::number(range->first) + '-' + QByteArray::number(range->last) + '/'
            + QByteArray::number(size)});
    return answer;
}

} // namespace

Response JobList::result(const Request &request, const QByteArray &token)
{
    const QString signature = request.query.queryItemValue(QStringLiteral("X-Goog-Signature"));
    const auto job = std::find_if(m_jobs.cbegin(), m_jobs.cend(), [&](const Job &j) {
        return j.fileToken == token && QString::fromLatin1(j.signature) == signature;
    });
    if (job == m_jobs.cend() || job->state != State::Completed)
        return storageError(403, QStringLiteral("SignatureDoesNotMatch"),
            QStringLiteral("Unknown or altered address."));
    if (m_clock.isPast(job->urlExpires))
        return storageError(
            403, QStringLiteral("ExpiredToken"), QStringLiteral("The address has expired."));
    return fileResponse(job->order.output, '"' + token + '"', request);
}

QStringList JobList::inputsInUse() const
{
    QStringList paths;
    for (const Job &job : m_jobs) {
        if (job.state == State::Pending || job.state == State::Processing)
            paths << job.order.input;
    }
    return paths;
}

void JobList::sweep()
{
    m_jobs.removeIf([this](auto job) {
        if (!m_clock.isPast(job->forgotten) || !m_clock.isPast(job->urlExpires))
            return false;
        QFile::remove(job->order.output);
        return true;
    });
}

} // namespace practice
