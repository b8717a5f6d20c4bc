// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rangefields.h"

#include "timeline/model/timecode.h"
#include "ui/panelparts.h"
#include "ui/words.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace ui {

namespace {

QLineEdit *timeField(QWidget *parent, const QString &name, const QString &spoken)
{
    auto *field = new QLineEdit(parent);
    parts::name(field, name, spoken);
    field->setProperty("figures", true);
    field->setPlaceholderText(QStringLiteral("--:--:--:--"));
    field->setToolTip(RangeFields::tr("Write 12.5, 00:00:12.500, 00:00:12:12 or 451f"));
    field->setAlignment(Qt::AlignHCenter);
    return field;
}

} // namespace

RangeFields::RangeFields(QWidget *parent)
    : QWidget(parent)
    , m_in(timeField(this, QStringLiteral("rangeIn"), tr("In: first frame of the range")))
    , m_out(timeField(this, QStringLiteral("rangeOut"), tr("Out: frame behind the range")))
    , m_length(parts::figure(this, QStringLiteral("rangeLength")))
    , m_problem(parts::quiet(this, QStringLiteral("rangeProblem")))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(parts::gap);
    grid->setVerticalSpacing(4);
    grid->addWidget(parts::heading(this, tr("In")), 0, 0);
    grid->addWidget(parts::heading(this, tr("Out")), 0, 1);
    grid->addWidget(m_in, 1, 0);
    grid->addWidget(m_out, 1, 1);
    grid->addWidget(m_length, 2, 0, 1, 2);
    grid->addWidget(m_problem, 3, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    connect(m_in, &QLineEdit::editingFinished, this, &RangeFields::readIn);
    connect(m_out, &QLineEdit::editingFinished, this, &RangeFields::readOut);
    showRange();
}

void RangeFields::setGrid(std::shared_ptr<const model::FrameGrid> grid, model::Rational rate)
{
    m_grid = std::move(grid);
    m_rate = rate;
    showRange();
}

void RangeFields::setRange(std::optional<model::FrameRange> range)
{
    m_range = range;
    showRange();
}

model::Flicks RangeFields::length() const
{
    if (!m_range || !m_grid || m_range->isEmpty())
        return model::Flicks{0};
    const auto clamped = [this](model::FrameNumber n) {
        return model::FrameNumber{std::clamp<std::int64_t>(n.value, 0, m_grid->count())};
    };
    return m_grid->timeOf(clamped(m_range->end)) - m_grid->timeOf(clamped(m_range->begin));
}

void RangeFields::showRange()
{
    setEnabled(m_grid != nullptr);
    parts::setOptional(m_problem, {});
    if (!m_range || !m_grid) {
        m_in->clear();
        m_out->clear();
        m_length->setText(tr("No range chosen"));
        return;
    }
    m_in->setText(model::toTimecode(m_range->begin, m_rate));
    m_out->setText(model::toTimecode(m_range->end, m_rate));
    m_length->setText(
        tr("%1 · %2").arg(words::duration(length()), words::frames(m_range->count())));
}

std::optional<model::FrameNumber> RangeFields::read(QLineEdit *field)
{
    if (!m_grid || field->text().trimmed().isEmpty()) {
        showRange();
        return {};
    }
    const auto frame = model::parseTime(field->text(), *m_grid, m_rate);
    if (frame)
        return *frame;
    parts::setOptional(m_problem,
        tr("“%1” is not a time. Write 12.5, 00:00:12.500, 00:00:12:12 or 451f.")
            .arg(field->text()));
    return {};
}

void RangeFields::readIn()
{
    const auto frame = read(m_in);
    if (!frame)
        return;
    const model::FrameNumber begin{std::min(frame->value, m_grid->count() - 1)};
    const model::FrameNumber end = m_range ? m_range->end : model::FrameNumber{m_grid->count()};
    take({begin, std::max(end, begin + 1)});
}

void RangeFields::readOut()
{
    const auto frame = read(m_out);
    if (!frame)
        return;
    const model::FrameNumber end{std::max<std::int64_t>(frame->value, 1)};
    const model::FrameNumber begin = m_range ? m_range->begin : model::FrameNumber{0};
    take({std::min(begin, end - 1), end});
}

void RangeFields::take(model::FrameRange range)
{
    if (m_range == range) {
        showRange();
        return;
    }
    m_range = range;
    showRange();
    emit rangeEdited(range);
}

} // namespace ui
