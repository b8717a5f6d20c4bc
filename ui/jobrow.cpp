// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobrow.h"

#include "ui/panelparts.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>

namespace ui {

JobRow::JobRow(const QString &jobId, QWidget *parent)
    : QWidget(parent)
    , m_jobId(jobId)
    , m_title(parts::sentence(this, QStringLiteral("jobTitle")))
    , m_stage(parts::figure(this, QStringLiteral("jobStage")))
    , m_elapsed(parts::figure(this, QStringLiteral("jobElapsed")))
    , m_detail(parts::quiet(this, QStringLiteral("jobDetail")))
    , m_bar(new QProgressBar(this))
    , m_requestId(new QToolButton(this))
    , m_stop(parts::button(this, tr("Stop…"), QStringLiteral("jobStop")))
    , m_again(parts::button(this, tr("Send again…"), QStringLiteral("jobSendAgain")))
    , m_look(wishButton(tr("Look for the result"), "jobLookAgain", JobWish::LookAgain))
    , m_earlier(wishButton(tr("Earlier"), "jobEarlier", JobWish::Earlier))
    , m_later(wishButton(tr("Later"), "jobLater", JobWish::Later))
    , m_dismiss(wishButton(tr("Dismiss"), "jobDismiss", JobWish::Dismiss))
    , m_yes(parts::button(this, tr("Yes"), QStringLiteral("jobYes")))
    , m_no(parts::button(this, tr("No"), QStringLiteral("jobNo")))
{
    setObjectName(QStringLiteral("job-") + jobId);
    createRows();
    connectAll();
    setLine({});
}

void JobRow::createRows()
{
    m_bar->setObjectName(QStringLiteral("jobBar"));
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(160);
    m_requestId->setObjectName(QStringLiteral("jobRequestId"));
    m_requestId->setFocusPolicy(Qt::TabFocus);
    m_requestId->setText(tr("Copy request id"));
    m_title->setWordWrap(false);
    m_title->setMinimumWidth(170);
    m_stage->setMinimumWidth(250); // so that the bars of all rows stand under each other

    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(parts::margin, 6, parts::margin, 6);
    grid->setHorizontalSpacing(parts::margin);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_stage, 0, 1);
    grid->addWidget(m_bar, 0, 2);
    grid->addWidget(m_elapsed, 0, 3);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(parts::gap);
    for (QWidget *each : std::initializer_list<QWidget *>{
             m_requestId, m_earlier, m_later, m_look, m_again, m_stop, m_dismiss, m_yes, m_no})
        buttons->addWidget(each);
    grid->addLayout(buttons, 0, 5);
    grid->setColumnStretch(4, 1);
    grid->addWidget(m_detail, 1, 0, 1, 6);
}

QPushButton *JobRow::wishButton(const QString &text, const char *name, JobWish wish)
{
    QPushButton *button = parts::button(this, text, QString::fromLatin1(name));
    connect(button, &QPushButton::clicked, this, [this, wish] { emit wished(m_jobId, wish); });
    return button;
}

void JobRow::connectAll()
{
    connect(m_stop, &QPushButton::clicked, this, [this] { ask(Question::Stop); });
    connect(m_again, &QPushButton::clicked, this, [this] { ask(Question::SendAgain); });
    connect(m_no, &QPushButton::clicked, this, [this] { ask(Question::None); });
    connect(m_yes, &QPushButton::clicked, this, &JobRow::answerYes);
    connect(m_requestId, &QToolButton::clicked, this, &JobRow::copyRequestId);
}

void JobRow::setLine(const JobLine &line)
{
    m_line = line;
    setAccessibleName(QStringLiteral("%1: %2").arg(line.title, line.stage));
    m_title->setText(line.title);
    m_stage->setText(line.stage);
    m_elapsed->setText(
        line.usual.isEmpty() ? line.elapsed : tr("%1, %2").arg(line.elapsed, line.usual));
    m_elapsed->setAccessibleName(tr("running for %1").arg(line.elapsed));
    m_bar->setVisible(line.isRunning);
    // Without bytes there is no honest percentage: a busy bar then.
    m_bar->setRange(0, line.fraction < 0 ? 0 : 1000);
    if (line.fraction >= 0)
        m_bar->setValue(int(line.fraction * 1000));
    m_requestId->setToolTip(line.requestId);
    const bool answered = (m_question == Question::Stop && !line.canStop)
        || (m_question == Question::SendAgain && !line.isUncertain);
    if (answered)
        m_question = Question::None;
    showButtons();
}

void JobRow::ask(Question question)
{
    m_question = question;
    showButtons();
    if (question != Question::None)
        m_no->setFocus(Qt::OtherFocusReason);
}

void JobRow::showButtons()
{
    const bool asking = m_question != Question::None;
    QString detail = m_line.detail;
    if (m_question == Question::Stop)
        detail = tr("Stop this job? %1").arg(m_line.stopMeaning);
    else if (m_question == Question::SendAgain)
        detail =
            tr("Send it once more? If the first request was taken after all, both are charged.");
    parts::setOptional(m_detail, detail);
    m_yes->setText(m_question == Question::Stop ? tr("Stop it") : tr("Send again"));
    m_no->setText(m_question == Question::Stop ? tr("Go on") : tr("Do not send"));
    m_yes->setVisible(asking);
    m_no->setVisible(asking);
    m_stop->setVisible(!asking && m_line.canStop);
    m_again->setVisible(!asking && m_line.isUncertain);
    m_look->setVisible(!asking && m_line.canLookAgain);
    const bool canMove = m_line.canGoEarlier || m_line.canGoLater;
    m_earlier->setVisible(!asking && canMove);
    m_earlier->setEnabled(m_line.canGoEarlier);
    m_later->setVisible(!asking && canMove);
    m_later->setEnabled(m_line.canGoLater);
    m_dismiss->setVisible(!asking && m_line.canDismiss);
    m_dismiss->setText(m_line.isUncertain ? tr("Leave it") : tr("Dismiss"));
    m_requestId->setVisible(!asking && !m_line.requestId.isEmpty());
}

void JobRow::answerYes()
{
    const Question question = m_question;
    ask(Question::None);
    if (question == Question::Stop)
        emit wished(m_jobId, JobWish::Stop);
    else if (question == Question::SendAgain)
        emit wished(m_jobId, JobWish::SendAgain);
}

void JobRow::copyRequestId() const
{
    QGuiApplication::clipboard()->setText(m_line.requestId);
}

} // namespace ui
