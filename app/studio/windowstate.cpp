// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The half of WindowWiring that shows the program's state in the window and carries out its larger
// wishes.

#include "app/studio/windowwiring.h"

#include "api/errortext.h"
#include "app/projectspending.h"
#include "app/studio/failures.h"
#include "timeline/edit/edits.h"
#include "timeline/model/errortext.h"
#include "timeline/model/windowplan.h"
#include "ui/words.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace studio {

namespace edit = timeline::edit;
namespace model = timeline::model;

void WindowWiring::showGlimpse()
{
    const timeline::media::ViewPtr view = m_studio.opening.glimpse();
    m_window.setGlimpse(view, QFileInfo(view->project.media.front().path).fileName());
    m_window.setPlan(std::nullopt);
    if (!m_placeBefore) {
        m_placeBefore = m_studio.player.position();
        m_studio.player.seek({0});
    }
}

void WindowWiring::goBack()
{
    if (const auto place = std::exchange(m_placeBefore, std::nullopt))
        m_studio.player.seek(*place);
}

void WindowWiring::showProject()
{
    if (m_studio.opening.glimpse())
        return;
    const edit::Document &document = m_studio.session.document();
    const timeline::media::ViewPtr view = m_studio.session.view();
    QString title;
    if (view) {
        const QString path =
            document.path().isEmpty() ? view->project.media.front().path : document.path();
        title = QFileInfo(path).fileName();
        const auto &first = view->files.value(view->project.media.front().id);
        m_window.setFitness(model::serviceFitness(first.info,
            first.index ? first.index->count() : 0, first.index && first.index->isVariable()));
    }
    showChecks();
    m_window.setView(view, title, document.isDirty());
    showPlan(document.range());
}

void WindowWiring::showJobs()
{
    const QList<api::JobSnapshot> jobs = m_studio.jobs.snapshot() + m_studio.retaking.preparing();
    ui::UsualTimes usual;
    for (const api::JobSnapshot &job : jobs) {
        if (const auto time = m_studio.times.usual(job))
            usual.insert(job.id, *time);
    }
    m_window.setJobs(jobs, usual);
}

void WindowWiring::showRecentFiles()
{
    m_window.setRecentFiles(m_studio.settings.recentFiles());
}

// Who still has the range that he sent sees what came; who moved on is not interrupted.
void WindowWiring::goToTake(model::TakeId take)
{
    const auto range = m_studio.session.document().range();
    const auto places = edit::placesOf(m_studio.session.project(), take);
    if (!range || places.empty() || m_studio.player.isPlaying())
        return;
    const model::FrameRange place = m_studio.session.view()->grid->framesIn(places.front());
    if (place == *range && !place.contains(m_studio.player.position()))
        m_studio.player.seek(place.begin);
}

void WindowWiring::showChecks()
{
    ui::TakeNewsById all;
    for (const model::Take &take : m_studio.session.project().takes) {
        const auto alignment = m_studio.retaking.alignmentOf(take.id);
        if (!alignment)
            continue;
        ui::TakeNews news;
        for (const timeline::render::Check &check : alignment->checks)
            news.checks << ui::words::check(check);
        if (const QString placing = ui::words::placing(alignment->placedBy); !placing.isEmpty())
            news.checks << placing;
        all.insert(take.id, news);
    }
    m_window.setChecks(all);
}

app::RetakeOrder WindowWiring::orderOf(const ui::RetakeDraft &draft) const
{
    app::RetakeOrder order;
    order.range = draft.range;
    order.prompt = draft.prompt;
    order.mode = draft.mode;
    order.context = draft.context;
    order.takes = draft.takes;
    order.serviceId = m_studio.settings.serviceId();
    return order;
}

void WindowWiring::showPlan(const std::optional<model::FrameRange> &range)
{
    if (!range || !m_studio.session.view() || m_studio.opening.glimpse()) {
        m_window.setPlan(std::nullopt);
        return;
    }
    app::RetakeOrder order = orderOf(m_window.draft());
    order.range = *range;
    const api::Service service = m_studio.services.described(order.serviceId);
    const auto plan = m_studio.retaking.plan(order, service);
    if (!plan) {
        m_window.setPlan(std::nullopt, {model::errorSentence(plan.error())});
        return;
    }
    int pieces = 0;
    if (!plan->isPossible()) {
        const auto &view = m_studio.session.view();
        pieces = int(model::splitToFit(
            plan->range, *view->grid, view->project.sequence.format, app::limitsOf(service))
                         .size());
    }
    m_window.setPlan(*plan, {}, pieces);
}

void WindowWiring::showService()
{
    const QString id = m_studio.settings.serviceId();
    const api::Service service = m_studio.services.described(id);
    ui::ServiceInfo info;
    info.id = id;
    info.practice = id == api::practiceId;
    info.title = service.title;
    info.pricePerSecond = service.pricePerSecond;
    info.maxPrompt = service.limits.maxPrompt;
    info.billed = service.billed;
    if (service.needsKey && id != api::practiceId && !m_studio.services.hasKey(id))
        info.problem = tr("Enter your key in Settings first, or use the practice service.");
    m_window.setService(info);
    showPlan(m_studio.session.document().range());
}

void WindowWiring::showSpending()
{
    const auto spends = m_studio.jobs.ledger().spends();
    if (!spends) {
        m_window.showMessage(ui::MessageLevel::Problem, api::errorSentence(spends.error()),
            m_studio.jobs.ledger().path());
        return;
    }
    ui::SpendingValues values;
    if (m_studio.session.view()) {
        const app::ProjectSpending project = app::spendingOf(m_studio.session.project(), *spends);
        values.project = project.totals;
        values.perFinishedSecond = project.perFinishedSecond();
        values.onRejected = project.onRejected;
    }
    values.all = api::totalsOf(*spends);
    values.today = api::spentOn(*spends, QDate::currentDate());
    values.caps = m_studio.jobs.caps();
    m_window.showSpending(values);
}

void WindowWiring::copyLedger(const QString &path)
{
    const auto copied = m_studio.jobs.ledger().copyTo(path);
    if (copied)
        m_window.showMessage(ui::MessageLevel::Done, tr("Saved to %1.").arg(path));
    else
        m_window.showMessage(ui::MessageLevel::Problem, api::errorSentence(copied.error()), path);
}

void WindowWiring::retake(const ui::RetakeDraft &draft)
{
    if (!startRetake(m_studio, m_window, orderOf(draft)))
        return;
    if (!m_pieces.empty()) { // the next piece of a range that was too long
        m_studio.session.document().setRange(m_pieces.front());
        m_pieces.erase(m_pieces.begin());
        m_window.showMessage(ui::MessageLevel::Info,
            tr("The next part is selected; %n more after it.", nullptr, int(m_pieces.size())));
    }
}

void WindowWiring::split(model::FrameRange range)
{
    const auto view = m_studio.session.view();
    if (!view)
        return;
    const api::Service service = m_studio.services.described(m_studio.settings.serviceId());
    m_pieces = model::splitToFit(
        range, *view->grid, view->project.sequence.format, app::limitsOf(service));
    if (m_pieces.empty())
        return;
    const int count = int(m_pieces.size());
    m_studio.session.document().setRange(m_pieces.front());
    m_pieces.erase(m_pieces.begin());
    m_window.showMessage(ui::MessageLevel::Info,
        tr("Split into %1 parts; the first is selected. Each is sent and paid for by its own "
           "press.")
            .arg(count));
}

void WindowWiring::match(model::TakeId take, edit::Match what, bool on)
{
    const bool color = what == edit::Match::Color;
    const auto done = apply(on ? (color ? tr("Match colours") : tr("Match loudness"))
                               : (color ? tr("Colours as they came") : tr("Loudness as it came")),
        edit::setMatch(m_studio.session.project(), take, what, on));
    if (!done)
        showFailure(m_window, done.error());
}

void WindowWiring::lookAtUpload(const QString &path)
{
    const auto range = m_studio.session.document().range();
    if (!range || m_studio.uploadLook.isRunning())
        return;
    app::RetakeOrder order = orderOf(m_window.draft());
    order.range = *range;
    const auto plan = m_studio.retaking.plan(order, m_studio.services.described(order.serviceId));
    if (!plan) {
        showFailure(m_window, plan.error());
        return;
    }
    m_window.setUploadLookProgress(0);
    m_studio.uploadLook.start(*plan, path);
}

void WindowWiring::showUpload(const QString &path)
{
    if (!QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        m_window.showMessage(ui::MessageLevel::Warning,
            tr("No program on this computer opened the file that would be sent. Save it instead: "
               "Retake › Save What Would Be Sent."),
            path);
}

} // namespace studio
