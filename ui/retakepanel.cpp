// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/retakepanel.h"

#include "timeline/model/windowtext.h"
#include "ui/panelparts.h"
#include "ui/promptedit.h"
#include "ui/rangefields.h"
#include "ui/words.h"

#include <QButtonGroup>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ui {

RetakePanel::RetakePanel(QWidget *parent)
    : QWidget(parent)
    , m_range(new RangeFields(this))
    , m_prompt(new PromptEdit(this))
    , m_modes(new QButtonGroup(this))
    , m_context(new QDoubleSpinBox(this))
    , m_takes(new QSpinBox(this))
    , m_send(parts::sentence(this, QStringLiteral("sendLine")))
    , m_look(parts::link(this, tr("Look at it"), QStringLiteral("lookButton")))
    , m_save(parts::link(this, tr("Save it…"), QStringLiteral("saveUploadButton")))
    , m_notes(parts::quiet(this, QStringLiteral("retakeNotes")))
    , m_split(parts::button(this, tr("Split the range"), QStringLiteral("splitButton")))
    , m_retake(parts::primaryButton(this, tr("Retake"), QStringLiteral("retakeButton")))
    , m_reason(parts::quiet(this, QStringLiteral("retakeReason")))
    , m_serviceLine(parts::quiet(this, QStringLiteral("retakeService")))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    QVBoxLayout *rows = nullptr;
    outer->addWidget(parts::scroller(this, rows), 1);
    createContent(rows);
    outer->addWidget(parts::line(this));
    outer->addWidget(createFooter());
    connectAll();
    refresh();
}

void RetakePanel::createContent(QVBoxLayout *rows)
{
    rows->addWidget(m_range);
    rows->addSpacing(parts::gap);
    rows->addWidget(m_prompt, 1);
    rows->addSpacing(parts::gap);
    rows->addWidget(parts::heading(this, tr("Replace")));
    rows->addWidget(createModes());
    rows->addWidget(createNumbers());
    rows->addSpacing(parts::gap);
    rows->addWidget(parts::heading(this, tr("What will be sent")));
    rows->addWidget(m_send);
    rows->addWidget(createLook());
    rows->addWidget(m_notes);
    m_split->setVisible(false);
    rows->addWidget(m_split);
}

QWidget *RetakePanel::createLook()
{
    m_look->setAccessibleName(tr("Look at what would be sent"));
    m_look->setToolTip(tr("Makes the very file and opens it in your player. Nothing is sent."));
    m_save->setAccessibleName(tr("Save what would be sent"));
    m_save->setToolTip(tr("Makes the very file and keeps it. Nothing is sent."));
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(parts::margin);
    layout->addWidget(m_look);
    layout->addWidget(m_save);
    layout->addStretch(1);
    setCanLook(false);
    return row;
}

void RetakePanel::setCanLook(bool can)
{
    m_look->setEnabled(can);
    m_save->setEnabled(can);
}

QWidget *RetakePanel::createModes()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(parts::margin);
    const std::pair<model::Mode, QString> modes[] = {{model::Mode::Both, tr("Both")},
        {model::Mode::Picture, tr("Picture")}, {model::Mode::Sound, tr("Sound")}};
    const QString names[] = {
        QStringLiteral("modeBoth"), QStringLiteral("modePicture"), QStringLiteral("modeSound")};
    for (std::size_t i = 0; i < std::size(modes); ++i) {
        auto *radio = new QRadioButton(modes[i].second, row);
        parts::name(radio, names[i], tr("Replace: %1").arg(modes[i].second));
        radio->setFocusPolicy(Qt::TabFocus);
        m_modes->addButton(radio, int(modes[i].first));
        layout->addWidget(radio);
    }
    layout->addStretch(1);
    m_modes->button(int(model::Mode::Both))->setChecked(true);
    return row;
}

void RetakePanel::setUpContext()
{
    parts::name(
        m_context, QStringLiteral("contextSeconds"), tr("Context on each side, in seconds"));
    m_context->setRange(0, 8);
    m_context->setSingleStep(0.5);
    m_context->setDecimals(1);
    m_context->setValue(1);
    m_context->setSuffix(tr(" s"));
    m_context->setKeyboardTracking(false);
    m_context->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_context->setToolTip(
        tr("Sent along on each side so that the new stretch joins up; it is not changed."));
}

void RetakePanel::setUpTakes()
{
    parts::name(m_takes, QStringLiteral("takeCount"), tr("Number of takes"));
    m_takes->setRange(1, 9);
    m_takes->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_takes->setToolTip(tr("Several answers to the same words, to choose from. The stretch is "
                           "uploaded once; each take is paid."));
}

QWidget *RetakePanel::createNumbers()
{
    setUpContext();
    setUpTakes();
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(parts::gap);
    const std::pair<QString, QWidget *> fields[] = {
        {tr("Context on each side"), m_context}, {tr("Takes"), m_takes}};
    for (const auto &[caption, field] : fields) {
        QLabel *label = parts::heading(row, caption);
        label->setBuddy(field);
        layout->addWidget(label);
        layout->addWidget(field);
        if (field == m_context)
            layout->addStretch(1);
    }
    return row;
}

QWidget *RetakePanel::createFooter()
{
    auto *footer = new QWidget(this);
    auto *rows = new QVBoxLayout(footer);
    rows->setContentsMargins(parts::margin, parts::margin, parts::margin, parts::margin);
    rows->setSpacing(parts::gap);
    m_retake->setMinimumHeight(34);
    rows->addWidget(m_reason);
    rows->addWidget(m_retake);
    rows->addWidget(m_serviceLine);
    return footer;
}

void RetakePanel::connectAll()
{
    const auto changed = [this] {
        refresh();
        emit draftChanged(draft());
    };
    connect(m_modes, &QButtonGroup::idToggled, this, [changed](int, bool checked) {
        if (checked)
            changed();
    });
    connect(m_context, &QDoubleSpinBox::valueChanged, this, changed);
    connect(m_takes, &QSpinBox::valueChanged, this, changed);
    connect(m_prompt, &PromptEdit::textChanged, this, &RetakePanel::refresh);
    connect(m_range, &RangeFields::rangeEdited, this, [this](model::FrameRange range) {
        refresh();
        emit rangeEdited(range);
    });
    connect(m_split, &QPushButton::clicked, this, [this] { emit splitRequested(draft().range); });
    connect(m_look, &QPushButton::clicked, this, &RetakePanel::lookRequested);
    connect(m_save, &QPushButton::clicked, this, &RetakePanel::saveRequested);
    connect(m_retake, &QPushButton::clicked, this, &RetakePanel::request);
}

void RetakePanel::setGrid(std::shared_ptr<const model::FrameGrid> grid, model::Rational rate)
{
    m_open = grid && !grid->isEmpty();
    m_range->setGrid(std::move(grid), rate);
    refresh();
}

void RetakePanel::setRange(std::optional<model::FrameRange> range)
{
    m_range->setRange(range);
    refresh();
}

void RetakePanel::setPlan(
    std::optional<model::WindowPlan> plan, const QStringList &sentences, int pieces)
{
    m_pieces = pieces;
    m_plan = std::move(plan);
    m_sentences = sentences;
    refresh();
}

void RetakePanel::setFitness(const model::ServiceFitness &fitness)
{
    m_fitness = fitness;
    refresh();
}

void RetakePanel::setService(const ServiceInfo &service)
{
    m_service = service;
    m_prompt->setLimit(service.maxPrompt);
    refresh();
}

void RetakePanel::setDraft(const RetakeDraft &draft)
{
    m_prompt->setText(draft.prompt);
    m_modes->button(int(draft.mode))->setChecked(true);
    m_context->setValue(model::toSeconds(draft.context));
    m_takes->setValue(draft.takes);
    if (!draft.range.isEmpty())
        m_range->setRange(draft.range);
    refresh();
}

RetakeDraft RetakePanel::draft() const
{
    return {m_range->range().value_or(model::FrameRange{}), model::Mode(m_modes->checkedId()),
        m_prompt->text(), model::fromSeconds(m_context->value()), m_takes->value()};
}

void RetakePanel::focusPrompt()
{
    m_prompt->focusText();
}

QString RetakePanel::sendText() const
{
    if (!m_open || !m_range->range())
        return tr("Nothing yet.");
    if (!m_plan)
        return tr("This range cannot be sent.");
    return words::upload(*m_plan);
}

QStringList RetakePanel::sentences() const
{
    QStringList all;
    if (m_plan)
        all << model::noteSentences(*m_plan);
    all << m_sentences;
    if (m_open)
        all << m_fitness.losses << m_fitness.conversions;
    all.removeDuplicates();
    return all;
}

void RetakePanel::refresh()
{
    const QString reason =
        words::retakeHindrance(m_open, m_range->range(), m_plan, m_prompt->text(), m_service);
    m_send->setText(sendText());
    parts::setOptional(m_notes, sentences().join(QLatin1Char('\n')));
    m_split->setVisible(m_plan && !m_plan->isPossible() && m_pieces > 1);
    m_split->setText(tr("Split into %1 ranges").arg(m_pieces));
    parts::setOptional(m_reason, reason);
    m_retake->setText(words::retakeCaption(m_plan, m_range->length(), m_takes->value(), m_service));
    m_retake->setEnabled(reason.isEmpty());
    m_retake->setAccessibleDescription(reason);
    m_serviceLine->setText(words::serviceLine(m_service));
}

void RetakePanel::request()
{
    if (m_retake->isEnabled())
        emit retakeRequested(draft());
}

} // namespace ui
