// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/infopanel.h"

#include "ui/mediafacts.h"
#include "ui/panelparts.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {

namespace {

QLabel *badge(QWidget *parent, const QString &text)
{
    auto *made = new QLabel(text, parent);
    made->setObjectName(QStringLiteral("badge"));
    made->setFont(theme::font(0.85, QFont::DemiBold));
    made->setStyleSheet(QStringLiteral(
        "QLabel { color: %1; border: 1px solid %1; border-radius: 3px; padding: 0 4px; }")
                            .arg(theme::accent.name()));
    return made;
}

QString bulleted(const QStringList &sentences)
{
    QStringList lines;
    for (const QString &each : sentences)
        lines << QStringLiteral("• ") + each;
    return lines.join(QLatin1Char('\n'));
}

} // namespace

InfoPanel::InfoPanel(QWidget *parent)
    : QWidget(parent)
    , m_card(new QWidget(this))
    , m_verdict(parts::sentence(m_card, QStringLiteral("fitnessVerdict")))
    , m_losses(parts::quiet(m_card, QStringLiteral("fitnessLosses")))
    , m_conversions(parts::quiet(m_card, QStringLiteral("fitnessConversions")))
    , m_empty(parts::quiet(this, QStringLiteral("infoEmpty")))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(parts::scroller(this, m_rows), 1);
    m_empty->setText(tr("Open a video to see what it is and how it fits the service."));
    createFitness();
    m_rows->addWidget(m_empty);
    m_rows->addWidget(m_card);
    m_rows->addStretch(1);
    setMedia({});
}

void InfoPanel::createFitness()
{
    auto *rows = new QVBoxLayout(m_card);
    rows->setContentsMargins(0, 0, 0, parts::gap);
    rows->setSpacing(4);
    rows->addWidget(parts::heading(m_card, tr("Fit for a retake")));
    rows->addWidget(m_verdict);
    rows->addWidget(m_losses);
    rows->addWidget(m_conversions);
}

void InfoPanel::setMedia(const std::optional<timeline::media::MediaFile> &file)
{
    m_open = file.has_value();
    if (m_facts) {
        m_facts->hide();
        m_facts->deleteLater();
        m_facts = nullptr;
    }
    m_empty->setVisible(!m_open);
    m_card->setVisible(m_open);
    if (file) {
        m_facts = new QWidget(this);
        auto *grid = new QGridLayout(m_facts);
        grid->setContentsMargins(0, 0, 0, 0);
        fill(grid, *file);
        m_rows->insertWidget(m_rows->count() - 1, m_facts);
    }
    showFitness();
}

void InfoPanel::fill(QGridLayout *grid, const timeline::media::MediaFile &file)
{
    grid->setHorizontalSpacing(parts::margin);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const FactGroup &group : mediaFacts(file)) {
        if (row > 0)
            grid->setRowMinimumHeight(row++, parts::gap);
        auto *title = new QLabel(group.title, m_facts);
        title->setFont(theme::font(1, QFont::DemiBold));
        grid->addWidget(title, row++, 0, 1, 2);
        for (const Fact &fact : group.facts) {
            QLabel *label = parts::heading(m_facts, fact.label);
            QLabel *value = parts::sentence(m_facts, QStringLiteral("fact"));
            value->setText(fact.value);
            value->setAccessibleName(
                QStringLiteral("%1: %2 %3").arg(fact.label, fact.value, fact.badge).simplified());
            value->setTextInteractionFlags(Qt::TextSelectableByMouse);
            grid->addWidget(label, row, 0, Qt::AlignTop);
            auto *cell = new QHBoxLayout;
            cell->addWidget(value, 1);
            if (!fact.badge.isEmpty())
                cell->addWidget(badge(m_facts, fact.badge), 0, Qt::AlignTop);
            grid->addLayout(cell, row++, 1);
        }
    }
}

void InfoPanel::setFitness(const timeline::model::ServiceFitness &fitness)
{
    m_fitness = fitness;
    showFitness();
}

void InfoPanel::showFitness()
{
    const bool plain = m_fitness.losses.isEmpty() && m_fitness.conversions.isEmpty();
    QString verdict = plain ? tr("✓ The service takes it as it is.")
                            : tr("✓ The service takes it, with changes.");
    if (!m_fitness.accepted)
        verdict = tr("✕ The service cannot take it.");
    m_verdict->setText(verdict);
    parts::setOptional(m_losses,
        m_fitness.losses.isEmpty()
            ? QString()
            : tr("Lost inside the range:") + QLatin1Char('\n') + bulleted(m_fitness.losses));
    parts::setOptional(m_conversions,
        m_fitness.conversions.isEmpty()
            ? QString()
            : tr("Converted:") + QLatin1Char('\n') + bulleted(m_fitness.conversions));
}

} // namespace ui
