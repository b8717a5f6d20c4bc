// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/practice/service.h"

#include "app/practice/hooks.h"
#include "app/practice/videofetch.h"

#include <QHostAddress>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QHttpServerResponse>
#include <QLocale>
#include <QMetaEnum>
#include <QTcpServer>
#include <QTimer>

namespace practice {

using timeline::model::Error;
using timeline::model::fail;
using timeline::model::Result;

namespace {

constexpr QLatin1String uploadPath("/uploads/");
constexpr QLatin1String statusPath("/v2/retake/");
constexpr QLatin1String filePath("/files/");
constexpr QLatin1String oldRetakePath("/v1/retake");

Request requestFrom(const QHttpServerRequest &from)
{
    Request request;
    request.method =
        QByteArray(QMetaEnum::fromType<QHttpServerRequest::Method>().valueToKey(int(from.method())))
            .toUpper();
    request.path = from.url().path();
    request.query = QUrlQuery(from.url());
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    for (qsizetype i = 0; i < from.headers().size(); ++i)
        request.headers.insert(
            QByteArray(from.headers().nameAt(i).data(), from.headers().nameAt(i).size()).toLower(),
            from.headers().valueAt(i).toByteArray());
#else
    for (const auto &[name, value] : from.headers())
        request.headers.insert(name.toLower(), value.trimmed());
#endif
    request.body = from.body();
    return request;
}

void send(const Response &response, QHttpServerResponder &responder)
{
    QHttpServerResponse answer(
        response.contentType, response.body, QHttpServerResponder::StatusCode(response.status));
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QHttpHeaders headers = answer.headers();
    for (const auto &[name, value] : response.headers)
        headers.append(name, value);
    answer.setHeaders(std::move(headers));
    responder.sendResponse(answer);
#else
    for (const auto &[name, value] : response.headers)
        answer.addHeader(name, value);
    answer.write(std::move(responder));
#endif
}

QByteArray httpDate(std::chrono::seconds later)
{
    return QLocale::c()
        .toString(QDateTime::currentDateTimeUtc().addSecs(later.count()),
            QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
        .toLatin1();
}

bool isStorage(const QString &path)
{
    return path.startsWith(uploadPath) || path.startsWith(filePath);
}

// What is answered although, or before it was seen that, a job was taken on.
bool isAfterwards(Effect effect)
{
    return effect == Effect::NoId || effect == Effect::EnvelopeAfter || effect == Effect::PageAfter;
}

} // namespace

Step stepOf(const QByteArray &method, const QString &path, const Settings &settings)
{
    if (method == "POST" && path == QLatin1String("/v1/upload"))
        return Step::Slot;
    if (method == "POST"
        && (path == QLatin1String("/v2/retake") || (settings.v1Retake && path == oldRetakePath)))
        return Step::Submit;
    if (method == "PUT" && path.startsWith(uploadPath))
        return Step::Upload;
    if (method == "GET" && path.startsWith(statusPath))
        return Step::Poll;
    if (method == "GET" && path.startsWith(filePath))
        return Step::Download;
    return Step::Other;
}

Service::Service(const Settings &settings, Clock &clock, FaultPlan &faults, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_clock(clock)
    , m_faults(faults)
    , m_uploads(settings, clock, m_folder.path())
    , m_jobs(settings, clock, faults, m_folder.path())
{
    const auto answer = [this](const QHttpServerRequest &request, QHttpServerResponder &responder) {
        const auto kept = std::make_shared<QHttpServerResponder>(std::move(responder));
        receive(requestFrom(request), [kept](Response response) {
            response.headers.append({"x-request-id", randomToken()});
            send(response, *kept);
        });
    };
    // No routes: one handler, so that the service's own table is the only one.
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    m_http.setMissingHandler(this, answer);
#else
    m_http.setMissingHandler([answer](const QHttpServerRequest &request,
                                 QHttpServerResponder &&responder) { answer(request, responder); });
#endif
    auto *sweeper = new QTimer(this);
    connect(sweeper, &QTimer::timeout, this, [this] {
        m_jobs.sweep();
        m_uploads.sweep(m_jobs.inputsInUse());
    });
    sweeper->start(std::chrono::seconds(30));
}

Result<quint16> Service::listen()
{
    if (!m_folder.isValid())
        return fail(Error::Kind::NotWritable,
            QStringLiteral("no temporary folder for the practice service"));
    auto *server = new QTcpServer(this);
    if (!server->listen(QHostAddress::LocalHost))
        return fail(Error::Kind::Internal, server->errorString());
    const quint16 port = server->serverPort();
    m_http.bind(server);
    return port;
}

bool Service::hasKey(const Request &request) const
{
    return request.headers.value("authorization") == "Bearer " + m_settings.key;
}

void Service::receive(const Request &request, const Answered &answered)
{
    const QUrl address = addressIn(request);
    if (address.isEmpty()) {
        answer(request, answered);
        return;
    }
    Request whole = request;
    whole.fetched = m_uploads.newFile();
    auto *fetch = new VideoFetch(address, whole.fetched, m_settings, this);
    connect(fetch, &VideoFetch::finished, this,
        [this, fetch, whole, answered](const QString &fault) mutable {
            fetch->deleteLater();
            whole.fetchFault = fault;
            answer(whole, answered);
        });
    fetch->start();
}

QUrl Service::addressIn(const Request &request) const
{
    if (stepOf(request.method, request.path, m_settings) != Step::Submit || !hasKey(request))
        return {};
    const auto wanted = readRetakeRequest(request.body, m_settings);
    const bool isAddress = wanted && wanted->videoUri.startsWith(QLatin1String("http"));
    return isAddress ? QUrl(wanted->videoUri, QUrl::StrictMode) : QUrl();
}

// In the old days there was no id: the answer came when the job was done, and was its file.
void Service::answer(const Request &request, const Answered &answered)
{
    const Response response = handle(request);
    if (request.path != oldRetakePath || response.status != 202)
        answered(response);
    else if (response.job.isEmpty()) // the fault that leaves the id out has only the file to leave
        answered({200, "video/mp4", {}, {}});
    else
        m_jobs.whenEnded(response.job, answered);
}

Response Service::handle(const Request &request)
{
    const Step step = stepOf(request.method, request.path, m_settings);
    ++m_counts[step];
    const bool isHooked = isHook(request.path);
    const bool isApi = isHooked || request.path.startsWith(QLatin1String("/v1/"))
        || request.path.startsWith(QLatin1String("/v2/"));
    const bool hasAuthorization = request.headers.contains("authorization");
    if (isApi && !hasAuthorization)
        return envelope(401, QStringLiteral("authentication_error"),
            QStringLiteral("Missing authorization header"));
    if (isApi && !hasKey(request))
        return envelope(
            401, QStringLiteral("authentication_error"), QStringLiteral("Invalid API key"));
    if (isHooked)
        return answerHook(request, {m_clock, m_faults, m_jobs.book()});
    if (isStorage(request.path) && hasAuthorization && m_settings.refuseBearerOnStorage)
        return storageError(403, QStringLiteral("AccessDenied"),
            QStringLiteral("A signed address takes no Authorization header: the key must not leave "
                           "the API host."));
    const Fault *fault = m_faults.nextAnswer(step);
    if (fault && !isAfterwards(fault->effect))
        return faulty(*fault);
    Response response = route(request, step);
    if (fault && response.status == 202)
        response = faulty(*fault);
    return response;
}

Response Service::route(const Request &request, Step step)
{
    switch (step) {
    case Step::Slot:
        return m_uploads.newSlot(m_publicUrl);
    case Step::Upload:
        return m_uploads.put(request, request.path.mid(uploadPath.size()).toLatin1());
    case Step::Submit:
        return submit(request);
    case Step::Poll:
        return m_jobs.status(request.path.mid(statusPath.size()), m_publicUrl);
    case Step::Download: {
        QByteArray token = request.path.mid(filePath.size()).toLatin1();
        if (token.endsWith(".mp4"))
            token.chop(4);
        return m_jobs.result(request, token);
    }
    default:
        if (isStorage(request.path)) // signed for one method alone
            return storageError(403, QStringLiteral("SignatureDoesNotMatch"),
                QStringLiteral("The address was not signed for this method."));
        return envelope(404, QStringLiteral("not_found_error"), QStringLiteral("No such endpoint"));
    }
}

Response Service::submit(const Request &request)
{
    const auto wanted = readRetakeRequest(request.body, m_settings);
    if (!wanted)
        return envelope(wanted.error().status, wanted.error().type, wanted.error().message);
    if (!request.fetchFault.isNull())
        return envelope(400, QStringLiteral("invalid_request_error"),
            QStringLiteral("video_uri: %1").arg(request.fetchFault));
    const auto upload = request.fetched.isEmpty() ? m_uploads.find(wanted->videoUri)
                                                  : m_uploads.keep(request.fetched);
    if (!upload)
        return envelope(upload.error().status, upload.error().type, upload.error().message);
    return m_jobs.submit(*wanted, *upload);
}

Response Service::withRetryAfter(const Fault &fault, const QByteArray &value) const
{
    Response response = envelope(fault.status, fault.type, fault.what);
    response.headers.append({"Retry-After", value});
    return response;
}

Response Service::faulty(const Fault &fault) const
{
    const QString what = fault.what;
    switch (fault.effect) {
    case Effect::NoId:
        return jsonResponse(202, {});
    case Effect::Page:
    case Effect::PageAfter:
        return proxyPage(fault.status, fault.type);
    case Effect::Storage:
        return storageError(fault.status, fault.type, what);
    case Effect::Redirect:
        return {307, "text/plain", {},
            {{"Location", (m_publicUrl + QStringLiteral("/elsewhere")).toUtf8()}}};
    case Effect::EnvelopeRetryAfter:
        return withRetryAfter(fault, QByteArray::number(qint64(m_settings.retryAfter.count())));
    case Effect::EnvelopeRetryDate:
        return withRetryAfter(fault, httpDate(m_settings.retryAfter));
    default:
        return envelope(fault.status, fault.type, what);
    }
}

} // namespace practice
